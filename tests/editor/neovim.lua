-- What a writer does in Neovim: open, read, type, take a suggestion, allow, point at a name.

local buffer = vim.api.nvim_get_current_buf()

local function check(is_true, what)
  if not is_true then
    io.stderr:write("not so: " .. what .. "\n")
    vim.cmd("cquit! 1")
  end
  io.stdout:write("ok: " .. what .. "\n")
end

-- `rule line:column words` of every diagnostic; lines and columns from 0, columns in bytes.
local function shown()
  local found = {}
  for _, it in ipairs(vim.diagnostic.get(buffer)) do
    local words = vim.api.nvim_buf_get_lines(buffer, it.lnum, it.lnum + 1, false)[1]
    words = words:sub(it.col + 1, it.end_col)
    local rule = it.code or it.user_data.lsp.code
    table.insert(found, string.format("%s %d:%d %s", rule, it.lnum, it.col, words))
  end
  table.sort(found)
  return table.concat(found, ", ")
end

local function waits_for(expected, what)
  vim.wait(30000, function() return shown() == expected end, 20)
  local is_so = shown() == expected
  check(is_so, what .. (is_so and "" or ": " .. expected .. "; shown: " .. shown()))
end

-- Types as a person does, in insert mode.
local function types(keys)
  keys = vim.api.nvim_replace_termcodes(keys, true, false, true)
  vim.api.nvim_feedkeys(keys, "tx", false)
end

-- Applies the action with a title, at the place of the cursor.
local function takes(title)
  local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer })
  local _, client = next(clients or vim.lsp.buf_get_clients(buffer))
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {} }
  local answers = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", params, 30000)
  for _, action in ipairs(((answers or {})[client.id] or {}).result or {}) do
    if action.title == title then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      return
    end
  end
  check(false, "an action " .. title)
end

waits_for("house/adviser 2:32 advisor", "diagnostics arrive")

vim.api.nvim_win_set_cursor(0, { 3, 0 })
types("A Two advisors left. 🙂 No advisor<Esc>")
local three = "house/adviser 2:32 advisor, house/adviser 2:50 advisors, house/adviser 2:73 advisor"
waits_for(three, "diagnostics follow what is typed")
types("bcwcouncil<Esc>")
waits_for("house/adviser 2:32 advisor, house/adviser 2:50 advisors", "and what is struck")

vim.api.nvim_win_set_cursor(0, { 3, 52 })
takes("Write “advisers”")
waits_for("house/adviser 2:32 advisor", "a suggestion is put in")
vim.api.nvim_win_set_cursor(0, { 3, 34 })
takes("Allow house/adviser here")
waits_for("", "a finding is allowed")
check(
  vim.api.nvim_get_current_line():find("<!-- parallax: allow house/adviser say why -->", 1, true),
  "the comment stands in the line"
)

types("oThey met in Kiev.<Esc>")
vim.wait(200)
vim.api.nvim_win_set_cursor(0, { 4, 13 })
vim.lsp.buf.hover()
local words = ""
vim.wait(30000, function()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      words = table.concat(lines, "\n")
    end
  end
  return words ~= ""
end, 20)
check(words:find("Kyiv", 1, true) and words:find("Used by", 1, true), "a name is explained")

vim.cmd("qall!")
