import { deepEqual, equal } from 'node:assert/strict';
import { isInterjection } from '../../../server/src/transcript/interjections';
import { parse } from '../../../server/src/transcript/parse';
import { hasCodeShape } from '../../../server/src/transcript/shape';
import { lineKinds, lines } from './show';

const said =
  'mm-hmm, Uh-huh, uh huh, hmmmm, hum, Mhm, jaja, Ja-ja, OK, okay, sí, Sí-sí, oui, Oui oui, nein, non, sim, não, sì, nee, nej, joo, nie, áno, да, Ага, ' +
  "угу, ні, evet, ναι, نعم, כן, हाँ, 嗯, 嗯嗯, 对对, 是的, はい, ええ, うーん, 네, 음, d’accord, d'accord, I see, thank you, no-no, wait-wait, aaah, Ähm";
const none = 'Data-loss, Trust, Hum-1, 对方, Janet, Dana, Nein-sagen, ok-button, Bien-être, monitoring';

describe('Sounds and small words that people say alone', () => {
  for (const text of said.split(', '))
    it(`“${text}” is no code, though it recurs`, () => {
      equal(isInterjection(text), true);
      equal(hasCodeShape(text), false);
      const talk = lines(
        ...[1, 2, 3].flatMap((n) => [
          `Ana: Where did you go that time, ${n}?`,
          '',
          text,
          '',
          'Bo: There.',
          '',
        ]),
      );
      deepEqual(parse(talk).codings, []);
    });
  for (const text of none.split(', ')) it(`“${text}” is none`, () => equal(isInterjection(text), false));

  for (const text of ['Sí', 'Oui', 'Ja', 'Mhm', 'Okay', 'はい'])
    it(`“${text}: …” said once makes nobody speak`, () =>
      deepEqual(
        lineKinds(
          lines('Ana: So?', 'Bo: Well.', 'Ana: And you went?', `${text}: we did.`, 'Bo: We did.', 'Ana: Oh.'),
        )[3],
        `speech: ${text}: we did.`,
      ));
});
