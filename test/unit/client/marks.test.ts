// The marks of coded words, in a window with the whole extension and the server.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { palette } from '../../../server/src/codebook/palette';
import { useWindow } from '../vscode/window';

const [first, second, third, fourth] = palette;

const codebook = `codes:
  - code: Loss
    codes:
      - code: Late
  - code: Calm
  - code: Pride
  - code: Trust
`;

const talk = `Interviewer

Why?

Interviewee

It was gone late that day.

Loss

Late "gone late"

Late "late that"

Calm "gone late"

Pride "gone late"

Trust

I waited for it.

Unheard
`;

describe('The marks of coded words', () => {
  const window = useWindow({ files: { 'codebook.yaml': codebook, 'Interview 1.txt': talk } });
  const types = (what: string) => [...window().editor.marks].filter(([type]) => type.key.includes(what));
  /** The words below which there are lines, each with how many, and the color of the first in light themes. */
  const lines = () =>
    types('linear-gradient').flatMap(([type, ranges]) => {
      const style: { light: { textDecoration: string } } = JSON.parse(type.key);
      const colors = [...style.light.textDecoration.matchAll(/gradient\((#\w+)/g)].map(([, color]) => color);
      return ranges.map((range) => ({ words: window().document.getText(range), colors }));
    });
  const wait = () => window().until('the marks', () => lines().length > 0);

  it('are a line below the words of each quote, also of the fourth code and in a passage that is coded whole', async () => {
    await window().openTranscript('Interview 1.txt');
    await wait();
    const overlapping = lines().find(({ words }) => words === 'late');
    deepEqual(overlapping?.colors.toSorted(), [first, first, second, third].map((one) => one?.light).sort());
    equal(
      lines().some(({ words }) => words.includes('It was')),
      false,
    );
  });

  it('are below whole passages, too, where the setting says so', async () => {
    window().host.configure('marginalia.codedText.underline', 'all');
    await window().until('the passage', () => lines().some(({ words }) => words.includes('It was')));
    window().host.configure('marginalia.codedText.underline', 'quotes');
    await window().until('the quotes', () => !lines().some(({ words }) => words.includes('It was')));
  });

  it('are a stripe for each color of the codes of a line, which names them under the mouse', () => {
    const [[type, [range] = []] = []] = types('gutterIconPath').filter(([, ranges]) =>
      ranges.some(({ start }) => start.line === 6),
    );
    ok(type && range);
    for (const color of [first, second, third, fourth]) ok(type.key.includes(`${color?.light}`), type.key);
    const [[, said] = []] = window().editor.hovers.get(type) ?? [];
    for (const label of ['Loss', 'Late', 'Calm', 'Pride', 'Trust']) ok(said?.includes(label), said);
  });

  it('go when they are hidden, and labels keep the color of their code all the time', async () => {
    const labels = () =>
      types('"color"').flatMap(([type, ranges]) => {
        const style: { light: { color: string } } = JSON.parse(type.key);
        return ranges.map(
          (range) => `${window().document.getText(range).split(' ')[0]} ${style.light.color}`,
        );
      });
    const expected = ['Calm', 'Late', 'Late', 'Loss', 'Pride', 'Trust'].map((label) => {
      const place = { Loss: 0, Late: 0, Calm: 1, Pride: 2, Trust: 3 }[label];
      return `${label} ${palette[place ?? -1]?.light}`;
    });
    deepEqual(labels().sort(), expected);
    await window().run('marginalia.toggleCodedText');
    await window().until('no lines', () => lines().length === 0);
    deepEqual(labels().sort(), expected);
    await window().run('marginalia.toggleCodedText');
    await wait();
  });
});
