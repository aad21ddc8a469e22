// Writes studies in memory that are coded as printed ones are: interviews after one guide, segments that run over
// neighbouring passages, issues before their fixes, codes that go together, words that hint at codes and do not tell them.
import { seeded } from '../generate';

/** What a generated study is like. */
export interface Likeness {
  readonly seed: number;
  readonly interviews: number;
  readonly codes: number;
  /** How often a question of the guide brings up what it is about, from 0 to 1. */
  readonly guide: number;
  /** How many words of a code a passage about it has. */
  readonly words: number;
  /** How likely a segment goes on. */
  readonly goesOn: number;
  /** How likely a code is put on together with another that goes with it. */
  readonly together: number;
  /** How likely an interviewee comes back to what they talk about anyway. */
  readonly own: number;
  /** How likely a passage of talk begins something that is coded. */
  readonly coded: number;
}

export const likeness: Likeness = {
  seed: 1,
  interviews: 60,
  codes: 144,
  guide: 0.5,
  words: 1.2,
  goesOn: 0.6,
  together: 0.3,
  own: 0.2,
  coded: 0.13,
};

interface Theme {
  readonly label: string;
  readonly family: number;
  readonly words: readonly string[];
  readonly goesOn: number;
  readonly fix: number | null;
  readonly mates: readonly number[];
  readonly weight: number;
}

const questions = 20;
const families = 10;

export function generatedStudy(like: Likeness): Record<string, string> {
  const random = seeded(like.seed);
  const below = (count: number) => Math.floor(random() * count);
  const chance = (share: number) => random() < share;
  const syllables = 'ba ce di fo gu la me ni po ru sa te vi xo zu ka le mi no pu'.split(' ');
  const made = new Set<string>();
  const word = (): string => {
    let one = '';
    do one = Array.from({ length: 2 + below(3) }, () => syllables[below(20)] ?? 'a').join('');
    while (made.has(one) || one.length < 5);
    made.add(one);
    return one;
  };
  const common = Array.from({ length: 600 }, word);
  const filler = () => common[Math.floor(common.length * random() ** 2.5)] ?? 'the';
  const familyWords = Array.from({ length: families }, () => Array.from({ length: 15 }, word));
  const familyNames = Array.from({ length: families }, () => {
    const name = word();
    return name.charAt(0).toUpperCase() + name.slice(1);
  });

  const groups = Array.from({ length: families }, () => [word(), word()]);
  const themes: Theme[] = [];
  while (themes.length < like.codes) {
    const family = Math.floor(families * random() ** 1.4);
    const own = Array.from({ length: 14 }, () => (chance(0.3) ? filler() : word()));
    const index = themes.length;
    const group = chance(0.35) ? groups[family]?.[below(2)] : undefined;
    const label = `${familyNames[family]}-${group ? `${group}-` : ''}${own[below(4)]}${chance(0.4) ? `-${own[below(6)]}` : ''}`;
    if (group) own[13] = group;
    const goesOn = Math.min(0.92, Math.max(0.15, like.goesOn + (random() - 0.5) * 0.5));
    const theme = { label, family, words: own, goesOn, weight: (random() + 0.05) ** 1.5 };
    const hasFix = chance(0.4) && index + 1 < like.codes;
    themes.push({ ...theme, fix: hasFix ? index + 1 : null, mates: [] });
    if (!hasFix) continue;
    const fixWords = own.map((one) => (chance(0.35) ? one : chance(0.3) ? filler() : word()));
    themes.push({
      ...theme,
      label: `${label}-fix`,
      words: fixWords,
      fix: null,
      mates: [],
      weight: theme.weight * 0.4,
    });
  }
  const ofFamily = (family: number) => themes.flatMap((theme, at) => (theme.family === family ? [at] : []));
  const weighted = (from: readonly number[]): number => {
    let left = random() * from.reduce((all, at) => all + (themes[at]?.weight ?? 0), 0);
    for (const at of from) {
      left -= themes[at]?.weight ?? 0;
      if (left <= 0) return at;
    }
    return from[0] ?? 0;
  };
  const every = themes.map((_, at) => at);
  const mates = themes.map((theme) =>
    chance(0.5)
      ? Array.from({ length: 1 + below(3) }, () => weighted(chance(0.7) ? ofFamily(theme.family) : every))
      : [],
  );
  for (const [at, theme] of themes.entries()) {
    const stem = theme.label.split('-').slice(0, 2).join('-');
    const group = themes.flatMap((other, to) =>
      to !== at && other.label.startsWith(`${stem}-`) ? [to] : [],
    );
    if (group.length > 1 && chance(0.5)) mates[at]?.push(...group.slice(0, 3));
  }
  const guide = Array.from({ length: questions }, (_, number) => {
    const family = Math.min(families - 1, Math.floor((number / questions) * families * 0.9 + random() * 1.5));
    const about = Array.from({ length: 2 + below(8) }, () =>
      weighted(ofFamily(family).length > 0 ? ofFamily(family) : every),
    );
    const said = Array.from({ length: 18 + below(20) }, (_, at) => {
      const theme = themes[about[at % about.length] ?? 0];
      if (chance(0.3) && theme) return theme.words[chance(0.5) ? below(4) : below(14)] ?? filler();
      return chance(0.15) ? (familyWords[family]?.[below(15)] ?? filler()) : filler();
    });
    return { family, about, said };
  });

  const files: Record<string, string> = {};
  for (let number = 1; number <= like.interviews; number++) {
    const favourites = Array.from({ length: 5 }, () => weighted(every));
    const coder = below(3);
    const headHabit = coder === 0 ? 0.25 : 0;
    const coded = like.coded * (0.5 + random());
    const blocks = [`Interview ${number} - ${['Ann', 'Ben', 'Cleo'][coder]}`];
    let running = new Set<number>();
    const say = (speaker: string, said: readonly string[], on: ReadonlySet<number>, mark: string) => {
      const text = said.join(' ');
      blocks.push(speaker, text.charAt(0).toUpperCase() + text.slice(1) + mark);
      for (const label of [...on].map((at) => themes[at]?.label ?? '').sort()) blocks.push(label);
    };
    const order = guide.filter(() => !chance(0.15));
    if (chance(0.3)) {
      const at = below(order.length - 1);
      const [moved] = order.splice(at, 1);
      if (moved) order.splice(Math.min(order.length, at + 2), 0, moved);
    }
    for (const { family, about, said } of order) {
      const begin = (): number[] => {
        const kind = random();
        const first =
          kind < like.guide
            ? (about[below(about.length)] ?? 0)
            : kind < like.guide + like.own
              ? (favourites[below(5)] ?? 0)
              : weighted(kind < like.guide + like.own + 0.15 ? ofFamily(family) : every);
        const begun = [first];
        for (const mate of mates[first] ?? []) if (chance(like.together)) begun.push(mate);
        const fix = themes[first]?.fix ?? null;
        if (fix !== null && chance(0.3)) begun.push(fix);
        if (chance(headHabit)) begun.push(ofFamily(themes[first]?.family ?? 0)[0] ?? 0);
        return begun;
      };
      const step = (speaker: string, share: number, asked: readonly string[] | null) => {
        const together = chance(0.5);
        const fate = random();
        const next = new Set<number>();
        for (const at of running) {
          const theme = themes[at];
          if (!theme) continue;
          if ((together ? fate : random()) < theme.goesOn * (asked ? 0.45 : 1.1)) next.add(at);
          else if (theme.fix !== null && chance(0.35)) next.add(theme.fix);
        }
        if (chance(next.size > 0 ? share * 0.7 : share)) for (const at of begin()) next.add(at);
        running = next;
        const words = asked
          ? asked.map((one) => (chance(0.35) ? filler() : one))
          : Array.from({ length: 12 + below(60) }, filler);
        for (const at of next) {
          const theme = themes[at];
          for (let left = like.words * 2 * random(); theme && left > random(); left--)
            words[below(words.length)] = theme.words[Math.floor(14 * random() ** 1.5)] ?? filler();
          if (chance(0.4))
            words[below(words.length)] = familyWords[theme?.family ?? 0]?.[below(15)] ?? filler();
        }
        // Much that is talked about is not coded.
        if (next.size === 0 && chance(0.4))
          words[below(words.length)] = themes[weighted(every)]?.words[below(14)] ?? filler();
        say(speaker, words, next, asked ? '?' : '.');
      };
      step('Interviewer', coded * 0.8, said);
      for (let left = 1 + below(6); left > 0; left--) {
        step('Interviewee', coded, null);
        if (chance(0.2)) step('Interviewer', 0, [filler(), filler(), filler(), filler(), filler(), filler()]);
      }
    }
    files[`Interview ${number}.txt`] = `${blocks.join('\n\n')}\n`;
  }
  const labels = [...new Set(themes.map(({ label }) => label))];
  files['codebook.yaml'] = `codes:\n${labels.map((label) => `  - code: ${label}\n`).join('')}`;
  return files;
}
