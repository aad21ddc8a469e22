import { deepEqual, equal, rejects } from 'node:assert/strict';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { clientFiles, diskOrClient } from '../../../server/src/lsp/clientFiles';
import { listFoldersRequest } from '../../../server/src/protocol/files';
import { type Files, notText, tooLarge, UnreadableFile } from '../../../server/src/workspace/files';

const root = 'memfs:/study';

/**
 * A client that sees these files, by their paths below the study, and counts what it is asked. A text that is
 * undefined cannot be read.
 */
function clientWith(texts: Readonly<Record<string, string | undefined>>) {
  const asked: string[][] = [];
  const belowFolder = (folder: string) => {
    const paths = Object.keys(texts)
      .map((path) => `${root}/${path}`)
      .filter((uri) => uri.startsWith(`${folder}/`))
      .map((uri) => uri.slice(folder.length + 1).split('/'));
    const names = (are: (path: string[]) => boolean) => [
      ...new Set(paths.filter(are).map(([name = '']) => decodeURIComponent(name))),
    ];
    if (paths.length === 0 || folder.endsWith('/locked')) return { problem: 'No permissions' };
    return { files: names(({ length }) => length === 1), folders: names(({ length }) => length > 1) };
  };
  const fileAt = (uri: string) => {
    const path = uri.slice(root.length + 1);
    if (!(path in texts)) return { text: null };
    const text = texts[path];
    return text === undefined ? { problem: 'No permissions' } : { text };
  };
  const client = {
    async sendRequest(method: string, params: object): Promise<unknown> {
      const { uris } = listFoldersRequest.params.parse(params);
      asked.push(uris);
      return method === listFoldersRequest.method ? uris.map(belowFolder) : uris.map(fileAt);
    },
  };
  return { asked, files: clientFiles(client) };
}

describe('Files that only the editor can see', () => {
  it('are found at any depth, but not in hidden folders and installed packages', async () => {
    const { files } = clientWith({
      'codebook.yaml': '',
      'wave%201/a.txt': '',
      'wave%201/later/b.txt': '',
      '.git/c.txt': '',
      'node_modules/d/e.txt': '',
      '.hidden.txt': '',
    });
    const problems: string[] = [];
    deepEqual(await files.list(root, (problem) => problems.push(problem)), [
      `${root}/.hidden.txt`,
      `${root}/codebook.yaml`,
      `${root}/wave%201/a.txt`,
      `${root}/wave%201/later/b.txt`,
    ]);
    deepEqual(problems, []);
  });

  it('are found beside a folder that cannot be read, which is reported', async () => {
    const { files } = clientWith({ 'a.txt': '', 'locked/b.txt': '' });
    const problems: string[] = [];
    deepEqual(await files.list(root, (...problem) => problems.push(problem.join(': '))), [`${root}/a.txt`]);
    deepEqual(problems, [`${root}/locked: No permissions`]);
  });

  it('are asked for many at once', async () => {
    const texts = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`${n % 50}/${n}.txt`, `${n}`]));
    const { asked, files } = clientWith(texts);
    const uris = await files.list(root, () => {});
    equal(asked.length, 2, 'one question for each level of folders');
    const read = await Promise.all(uris.map((uri) => files.read(uri, root)));
    deepEqual(
      uris.map((uri) => uri.slice(root.length + 1)),
      Object.keys(texts).sort(),
    );
    deepEqual(
      read,
      uris.map((uri) => texts[uri.slice(root.length + 1)]),
    );
    equal(asked.length, 2 + Math.ceil(1000 / 64));
  });

  it('are null when they are gone, and an error when they cannot be read', async () => {
    const { files } = clientWith({ 'a.txt': 'All right.', 'b.txt': undefined });
    equal(await files.read(`${root}/a.txt`, root), 'All right.');
    equal(await files.read(`${root}/gone.txt`, root), null);
    await rejects(files.read(`${root}/b.txt`, root), /No permissions/);
  });

  it('are none of a study when they are huge or no text, and the client says so without sending them', async () => {
    const answers = [{ size: 300 * 1024 * 1024 }, { isText: false }];
    const files = clientFiles({ sendRequest: async () => answers });
    const [huge, image] = [files.read(`${root}/a.txt`, root), files.read(`${root}/b.txt`, root)];
    await rejects(huge, new UnreadableFile(tooLarge(300 * 1024 * 1024).message));
    await rejects(image, new UnreadableFile(notText().message));
  });

  it('are told from folders', async () => {
    const { files } = clientWith({ 'wave 1/a.txt': '' });
    equal(await files.isFolder(`${root}/wave 1`), true);
    equal(await files.isFolder(`${root}/wave 1/a.txt`), false);
  });

  it('are none for an editor that knows nothing of the questions', async () => {
    const sendRequest = () => Promise.reject(new ResponseError(ErrorCodes.MethodNotFound, 'What?'));
    const files = clientFiles({ sendRequest });
    deepEqual(await files.list(root, () => {}), []);
    equal(await files.read(`${root}/a.txt`, root), null);
    equal(await files.isFolder(root), false);
  });

  it('leave those on the disk to the disk', async () => {
    const disk: Files = {
      list: async () => ['file:///study/a.txt'],
      read: async () => 'from the disk',
      bytes: async () => new Uint8Array(),
      isFolder: async () => true,
    };
    const files = diskOrClient(disk, { sendRequest: async () => [{ text: 'from the editor' }] });
    equal(await files.read('file:///study/a.txt', 'file:///study'), 'from the disk');
    equal(await files.read('memfs:/study/a.txt', root), 'from the editor');
    equal(await files.isFolder('file:///study'), true);
    equal(await files.isFolder('memfs:/study'), false);
  });
});
