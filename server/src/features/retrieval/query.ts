import * as l10n from '@vscode/l10n';

/** What passages are asked for. */
export type Query =
  | { readonly kind: 'code'; readonly label: string }
  | { readonly kind: 'words'; readonly text: string }
  /** `family:DOC`, `speaker:Interviewee`, `coder:Ilan`, `role:manager`: what is not known by name is an attribute. */
  | { readonly kind: 'key'; readonly key: string; readonly value: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  /** Both, at most so many passages from each other. */
  | { readonly kind: 'near'; readonly one: Query; readonly other: Query; readonly within: number };

/** How near is near where no number is given, in passages. */
const usuallyNear = 3;

/**
 * Reads what somebody asks for: codes by their labels, words in quotation marks, `key:value`, joined by `and`, `or`,
 * `not` and `near` (or `near/5`), with parentheses. What stands side by side is joined by `and`, but for plain words,
 * which are a label together. `not` binds closest, then `near`, `and`, `or`.
 *
 * @returns what is wrong, for people, where it cannot be read
 */
export function readQuery(text: string): Query | { readonly problem: string } {
  const tokens = queryTokensOf(text).map(({ token }) => token);
  if (tokens.length === 0) return { problem: l10n.t('Say what to look for, such as a code.') };
  try {
    const reader = new QueryReader(tokens);
    return reader.all();
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message };
    throw error;
  }
}

class Unreadable extends Error {}

/** Nobody asks for more within each other, and whoever works an answer out goes as deep as the question. */
const deepest = 200;

/** A word of a question. */
export type QueryToken =
  | { readonly kind: '(' | ')' }
  | { readonly kind: 'and' | 'or' | 'not' }
  | { readonly kind: 'near'; readonly within: number }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'key'; readonly key: string; readonly value: string }
  | { readonly kind: 'label'; readonly text: string };

/** A quotation, a key with its value, a parenthesis, or a run of anything else. Nothing in it can match in two ways. */
const part = /"([^"]*)"?|“([^”]*)”?|([\p{L}\p{M}\p{N}_-]+):(?:"([^"]*)"?|([^\s()"]+))|([()])|([^\s()"“]+)/gu;

/** The words of a question, with where each begins. */
export function queryTokensOf(text: string): { readonly token: QueryToken; readonly start: number }[] {
  return Array.from(text.matchAll(part), (match) => ({ token: tokenOf(match), start: match.index }));
}

function tokenOf([, plain, curly, key, quoted, value, parenthesis, word]: RegExpExecArray): QueryToken {
  if (parenthesis === '(' || parenthesis === ')') return { kind: parenthesis };
  if (key !== undefined) return { kind: 'key', key, value: quoted ?? value ?? '' };
  if (word === undefined) return { kind: 'words', text: (plain ?? curly ?? '').trim() };
  return wordToken(word);
}

function wordToken(word: string): QueryToken {
  const small = word.toLowerCase();
  if (small === 'and' || small === 'or' || small === 'not') return { kind: small };
  const near = /^near(?:\/(\d{1,6}))?$/.exec(small);
  return near ? { kind: 'near', within: Number(near[1] ?? usuallyNear) } : { kind: 'label', text: word };
}

class QueryReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly QueryToken[]) {}

  all(): Query {
    const query = this.either();
    const rest = this.tokens[this.at];
    if (rest) throw new Unreadable(l10n.t('There is a “)” with no “(” before it.'));
    return query;
  }

  private either(): Query {
    return this.list('or', () => this.both());
  }

  private both(): Query {
    return this.list('and', () => this.near());
  }

  private list(kind: 'and' | 'or', next: () => Query): Query {
    const first = next();
    const parts = [first];
    while (this.takes(kind) || (kind === 'and' && this.begins())) parts.push(next());
    return parts.length === 1 ? first : { kind, parts };
  }

  private near(): Query {
    let one = this.single();
    let joined = 0;
    for (let token = this.tokens[this.at]; token?.kind === 'near'; token = this.tokens[this.at]) {
      this.at++;
      // Each of them is within the next one.
      joined++;
      if (joined > deepest) throw tooDeep();
      one = { kind: 'near', one, other: this.single(), within: token.within };
    }
    return one;
  }

  private single(): Query {
    this.depth++;
    if (this.depth > deepest) throw tooDeep();
    const query = this.innermost();
    this.depth--;
    return query;
  }

  private innermost(): Query {
    const token = this.tokens[this.at++];
    switch (token?.kind) {
      case 'not':
        return { kind: 'not', part: this.single() };
      case '(': {
        const inside = this.either();
        if (!this.takes(')')) throw new Unreadable(l10n.t('A “(” is not closed.'));
        return inside;
      }
      case 'words':
        if (token.text === '')
          throw new Unreadable(l10n.t('There are no words between the quotation marks.'));
        return token;
      case 'key':
        if (token.value === '') throw new Unreadable(l10n.t('Nothing stands after “{0}:”.', token.key));
        return token.key.toLowerCase() === 'code' ? { kind: 'code', label: token.value } : token;
      case 'label':
        return { kind: 'code', label: this.label(token.text) };
      default:
        throw new Unreadable(
          l10n.t('Something is missing: a code, words in quotation marks, or the like of “speaker:Name”.'),
        );
    }
  }

  /** Words side by side are one label: `Bus factor`. */
  private label(first: string): string {
    const words = [first];
    for (let token = this.tokens[this.at]; token?.kind === 'label'; token = this.tokens[this.at]) {
      words.push(token.text);
      this.at++;
    }
    return words.join(' ');
  }

  private takes(kind: QueryToken['kind']): boolean {
    if (this.tokens[this.at]?.kind !== kind) return false;
    this.at++;
    return true;
  }

  /** True where something begins that can stand for itself. */
  private begins(): boolean {
    const token = this.tokens[this.at];
    return (
      token !== undefined &&
      token.kind !== ')' &&
      token.kind !== 'and' &&
      token.kind !== 'or' &&
      token.kind !== 'near'
    );
  }
}

function tooDeep(): Unreadable {
  return new Unreadable(
    l10n.t('The question is nested too deeply, in parentheses, “not” or “near”. Ask for less at once.'),
  );
}
