// A process of its own that has the language service for Markdown read all transcripts of a folder and say their headings: where
// its package is installed, and the folder. Prints how many headings there are.
const fs = require('node:fs');
const path = require('node:path');
const { createRequire } = require('node:module');

const [packages, study] = process.argv.slice(2);
const installed = createRequire(
  path.join(packages, 'node_modules', 'vscode-markdown-languageservice', 'x.js'),
);
const service = createRequire(path.join(packages, 'x.js'))('vscode-markdown-languageservice');
const markdown = createRequire(path.join(packages, 'x.js'))('markdown-it')({ html: true });
const { TextDocument } = installed('vscode-languageserver-textdocument');
const { CancellationToken } = installed('vscode-languageserver-protocol');
const { URI } = installed('vscode-uri');

const documents = fs
  .readdirSync(study, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const file = path.join(study, name);
    return TextDocument.create(URI.file(file).toString(), 'markdown', 1, fs.readFileSync(file, 'utf8'));
  });
const nothing = () => ({ dispose() {} });
const byUri = new Map(documents.map((document) => [document.uri, document]));
const workspace = {
  workspaceFolders: [URI.file(study)],
  onDidChangeMarkdownDocument: nothing,
  onDidCreateMarkdownDocument: nothing,
  onDidDeleteMarkdownDocument: nothing,
  getAllMarkdownDocuments: async () => documents,
  hasMarkdownDocument: (uri) => byUri.has(uri.toString()),
  openMarkdownDocument: async (uri) => byUri.get(uri.toString()),
  stat: async () => undefined,
  readDirectory: async () => [],
};
const parser = {
  slugifier: service.githubSlugifier,
  tokenize: async (document) => markdown.parse(document.getText(), {}),
};
const logger = { level: service.LogLevel.Off, log() {} };
service
  .createLanguageService({ workspace, parser, logger })
  .getWorkspaceSymbols('', CancellationToken.None)
  .then((headings) => process.stdout.write(`${headings.length}\n`));
