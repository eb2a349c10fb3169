// What the extension asks of the language client: nothing here needs an editor.
"use strict";

const path = require("node:path");

/** The languages that editors give to drafts. */
const LANGUAGES = ["markdown", "mdx", "plaintext", "html", "quarto"];

/** Names of settings that the server knows; `path` is ours alone. */
const KEYS = [
  "house", "lexicon", "against", "baseline", "config", "isolated", "rules", "fail-level",
];

/** The command that starts the server; a relative path is one in the first open folder. */
function command(setting, folder) {
  const name = (setting || "").trim() || "parallax";
  const isPath = name.includes("/") || name.includes("\\");
  return isPath && folder && !path.isAbsolute(name) ? path.resolve(folder, name) : name;
}

/** How the server is started. */
function serverOptions(setting, folder) {
  return { command: command(setting, folder), args: ["lsp"] };
}

/** Which documents it is told of. */
function documentSelector() {
  const schemes = ["file", "untitled"];
  return schemes.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));
}

/** Our settings as the server takes them: what nobody set, and what is ours alone, left out. */
function settings(section) {
  const said = {};
  for (const key of KEYS) {
    const value = section ? section[key] : undefined;
    const isEmpty = value === undefined || value === null || value === ""
      || (Array.isArray(value) && value.length === 0)
      || (typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0);
    if (!isEmpty) {
      said[key] = value;
    }
  }
  return said;
}

/** What to tell somebody whose program does not start. */
function remedy(error, name) {
  const isMissing = error && error.code === "ENOENT";
  return isMissing
    ? `There is no program “${name}”. Install parallax, or set “parallax.path” to where it lies.`
    : `“${name} lsp” does not start: ${error && error.message ? error.message : error}`;
}

module.exports = { LANGUAGES, command, documentSelector, remedy, serverOptions, settings };
