// Starts `parallax lsp` and hands documents and settings over; all else is the server's.
"use strict";

const { spawn } = require("node:child_process");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { documentSelector, remedy, serverOptions, settings } = require("./client");

let client;

/** The first folder that is open, if one is. */
function folder() {
  const folders = vscode.workspace.workspaceFolders;
  return folders && folders.length > 0 ? folders[0].uri.fsPath : undefined;
}

/** Fails with the system's error where the program cannot be started at all. */
function probe(command) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, ["--version"], { stdio: "ignore" });
    child.once("error", reject);
    child.once("spawn", resolve);
  });
}

async function start() {
  const options = serverOptions(
    vscode.workspace.getConfiguration("parallax").get("path"),
    folder(),
  );
  try {
    await probe(options.command);
    client = new LanguageClient("parallax", "Parallax review", options, {
      documentSelector: documentSelector(),
      middleware: {
        workspace: {
          // Each folder has its own settings; what is unset is the file's business.
          configuration: (params) => params.items.map((item) => {
            const scope = item.scopeUri ? vscode.Uri.parse(item.scopeUri) : undefined;
            return settings(vscode.workspace.getConfiguration(item.section, scope));
          }),
        },
      },
    });
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(remedy(error, options.command));
  }
}

async function stop() {
  const old = client;
  client = undefined;
  if (old) {
    await old.stop();
  }
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("parallax.restart", async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("parallax.path")) {
        await stop();
        await start();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
