"use strict";

const assert = require("node:assert");
const path = require("node:path");
const test = require("node:test");
const manifest = require("../package.json");
const {
  LANGUAGES, command, documentSelector, remedy, serverOptions, settings,
} = require("../client");

test("a program is found by its name or from the open folder", () => {
  assert.equal(command("", "/desk"), "parallax");
  assert.equal(command(undefined, undefined), "parallax");
  assert.equal(command("/opt/parallax", "/desk"), "/opt/parallax");
  assert.equal(command("bin/parallax", "/desk"), path.resolve("/desk", "bin/parallax"));
  assert.deepEqual(serverOptions("", "/desk"), { command: "parallax", args: ["lsp"] });
});

test("drafts of every language wake it, saved or not", () => {
  const woken = manifest.activationEvents.map((it) => it.replace("onLanguage:", ""));
  assert.deepEqual([...woken].sort(), [...LANGUAGES].sort());
  for (const language of LANGUAGES) {
    assert.ok(documentSelector().some((it) => it.language === language && it.scheme === "untitled"));
  }
});

test("what is not set is not sent", () => {
  assert.deepEqual(settings({ house: [], rules: {}, isolated: false, path: "x", config: "" }), {
    isolated: false,
  });
  assert.deepEqual(settings({ house: ["ap"], rules: { "so-called": "off" } }), {
    house: ["ap"],
    rules: { "so-called": "off" },
  });
  assert.deepEqual(settings(undefined), {});
});

test("every setting of the manifest reaches the server", () => {
  const names = Object.keys(manifest.contributes.configuration.properties);
  for (const name of names.map((it) => it.replace("parallax.", ""))) {
    const sent = settings({ [name]: "x" });
    assert.equal(sent[name], name === "path" ? undefined : "x", name);
  }
});

test("who lacks the program is told how to get it", () => {
  assert.match(remedy({ code: "ENOENT" }, "parallax"), /There is no program “parallax”/);
  assert.match(remedy(new Error("broken"), "parallax"), /does not start: broken/);
});
