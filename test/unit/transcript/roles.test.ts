import { deepEqual, equal } from 'node:assert/strict';
import { nearSpeakers } from '../../../server/src/transcript/nearSpeakers';
import { parse } from '../../../server/src/transcript/parse';
import { isRole, sideOf } from '../../../server/src/transcript/roles';
import { lines } from './show';

const asks =
  'Interviewer, INTERVIEWER 2, Interviewer1 :, Moderator, Moderatorin, Interviewer:in, Interviewer*in 2, Interviewer/in, Intervieweuse, Enquêtrice, ' +
  'Entrevistadora, Entrevistador/a, Intervistatrice, Gespreksleider, Badaczka 1, Tazatel, Интервьюер, Інтерв’юер, Intervjuare, Ordstyrer, ' +
  'Haastattelija, Araştırmacı, Ερευνήτρια, الباحثة, מראיינת, 采访者, 主持人 2, 聞き手, インタビュアー, 면접자, Int1, AI Interviewer, AI interviewer 2, KI-Interviewerin';
const answers =
  'Interviewee, Participant A, ParticipantB, Participante, Participant·e, Participant(e) 3, P12, P 3a, TN 4, Befragte B, Teilnehmerin 2, Enquêté, ' +
  'Interviewé, Interviewée :, Entrevistado, Intervistata, Deelneemster, Respondentka, Účastnice, Участник 3, Респондентка, Deltagare, Deltaker, ' +
  'Haastateltava, Katılımcı, Συμμετέχουσα, المشارك, משתתפת, 受访者：, 参与者A, 語り手, 参加者Ｂ, 참여자 2';
const either =
  'Speaker 1, SPEAKER_01, Sprecherin, Locuteur 2, Intérprete, Tolk, Переводчик, 话者, 話者1, 화자 3, R2, I3, SPK 2, spk1';
const none =
  'Participants, Moderators, Interviewers, Interviewer:Yes, Interviewing, Part 1, Line 4, Interview 2, Maria, Dr. Lee, Question 1, Host-city, P, Mm-hmm';

describe('The usual roles of those who speak', () => {
  for (const [side, names] of [
    ['asks', asks],
    ['answers', answers],
    ['either', either],
    [null, none],
  ] as const)
    for (const name of names.split(', '))
      it(`${name}: ${side ?? 'no role'}`, () => equal(sideOf(name), side));

  it('speak in an interview that a program leads', () => {
    const text = ['AI interviewer: How?', 'Participant: Cold.', 'AI interviewer: And?', 'Participant: Wet.'];
    deepEqual(
      parse(lines(...text)).turns.map(({ speaker }) => speaker),
      ['AI interviewer', 'Participant', 'AI interviewer', 'Participant'],
    );
  });

  it('are known however their letters are composed', () => {
    for (const name of ['Enquêtée', 'Übersetzer', 'Účastník', 'Interviewé'])
      equal(isRole(name.normalize('NFD')), isRole(name.normalize('NFC')));
  });
});

describe('A name is a misspelling of another', () => {
  const near = (name: string, declared: string[], spoken: string[] = []) =>
    nearSpeakers(name, { declared, spoken }, () => null);
  const cases: [string, string, string[], string[], string[]][] = [
    ['for a slip in a role', 'Interviewr', [], [], ['Interviewer']],
    ['for a slip in a role of another language', 'Enquêtrise', [], ['Enquêtrice'], ['Enquêtrice']],
    [
      'for a slip in the role of several',
      'Partcipant B',
      [],
      ['Participant A', 'Participant B'],
      ['Participant B'],
    ],
    [
      'for a slip in the role of somebody named',
      'Moderater Anna',
      [],
      ['Moderator Anna'],
      ['Moderator Anna'],
    ],
    ['for a slip in a name of the codebook', 'Dr. Okoor', ['Dr. Okoro'], [], ['Dr. Okoro']],
    ['not for a slip in another name', 'Marta', [], ['Maria'], []],
    ['not with another letter', 'Participant C', [], ['Participant A'], []],
    ['not with a letter that the other lacks', 'Participant A', [], ['Participant'], []],
    ['not with another number', 'Interviewr 2', [], ['Interviewer 1'], []],
    ['not with a number that the other lacks', 'Interviewer 1', [], ['Interviewer'], []],
    ['not with another name', 'Interviewr Ana', [], ['Interviewer Eva'], []],
    ['not for the other gender', 'Moderatorin', [], ['Moderator'], []],
    ['not for a role of another language', 'Participante', [], ['Participant'], []],
    ['not for who asks where the other answers', 'Intervieweuse', [], ['Interviewee'], []],
    ['not for several people', 'Participants', [], ['Participant'], []],
    ['not with two slips in two words', 'Interviewr Okoor', ['Interviewer Okoro'], [], []],
  ];
  for (const [what, name, declared, spoken, expected] of cases)
    it(what, () => deepEqual(near(name, declared, spoken), expected));

  it('and never a role of any other, whoever else speaks', () => {
    const all = [asks, answers, either].join(', ').split(', ');
    for (const name of all) deepEqual(near(name, all, all), [], name);
  });

  it('so that nobody is reported in talk of several participants, or in another language', () => {
    const panel = [
      'Moderatorin: Wer fängt an?',
      'Participant A: Ich.',
      'Participant B: Und ich.',
      'Participant C: Nein.',
    ];
    const talk = [
      'Intervieweuse : Et alors ?',
      'Participante : Voilà.',
      'Interviewée : Oui.',
      'Respondente: Sim.',
    ];
    for (const written of [panel, talk]) {
      const { problems, turns } = parse(lines(...written.flatMap((line) => [line, ''])));
      deepEqual(problems, []);
      deepEqual(
        turns.map(({ speaker }) => speaker),
        written.map((line) => line.slice(0, line.indexOf(':')).trim()),
      );
    }
  });
});

it('A printed address below the first words makes no header of them', () => {
  const { turns } = parse(
    lines('Interviewee', '', 'We lost it.', '', 'https://example.org/guide', '', 'All of it.'),
  );
  deepEqual(
    turns.map(({ speaker }) => speaker),
    ['Interviewee'],
  );
});
