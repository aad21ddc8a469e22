import { endsPart } from './shape';
import { tidySpeaker } from './speakers';
import { isLatin } from './units';

/** What a role does in an interview. `either`: it tells of nobody whether they ask, such as a speaker or a translator. */
export type Side = 'asks' | 'answers' | 'either';

/** The usual roles in one language, with their genders, in small letters. */
interface Roles {
  readonly language: string;
  readonly words: Readonly<Record<Side, readonly string[]>>;
}

/** The usual roles of those who speak in interviews: singular only, as several people are nobody. */
const usualRoles: readonly Roles[] = [
  roles(
    'en',
    'interviewer, moderator, facilitator, researcher, host, ai interviewer, ai moderator',
    'interviewee, participant, respondent, informant, guest',
    'speaker, translator, interpreter',
  ),
  roles(
    'de',
    'ki-interviewer, ki-interviewerin, ki-moderator, interviewer, interviewerin, interviewende, interviewender, interviewleiter, interviewleiterin, moderator, moderatorin, moderierende, moderierender, forscher, forscherin, forschende, forschender, befrager, befragerin, fragesteller, fragestellerin, diskussionsleiter, diskussionsleiterin',
    'interviewte, interviewter, interviewpartner, interviewpartnerin, gesprächspartner, gesprächspartnerin, befragte, befragter, befragte person, interviewte person, teilnehmer, teilnehmerin, teilnehmende, teilnehmender, proband, probandin, versuchsperson, informant, informantin',
    'sprecher, sprecherin, sprechende, dolmetscher, dolmetscherin, übersetzer, übersetzerin, sprachmittler, sprachmittlerin',
  ),
  roles(
    'fr',
    'intervieweur, intervieweuse, intervieweure, interviewer, enquêteur, enquêteuse, enquêtrice, enquêteure, modérateur, modératrice, animateur, animatrice, facilitateur, facilitatrice, chercheur, chercheuse, chercheure',
    'interviewé, interviewée, enquêté, enquêtée, participant, participante, répondant, répondante, informateur, informatrice, invité, invitée',
    'locuteur, locutrice, intervenant, intervenante, interlocuteur, interlocutrice, traducteur, traductrice, interprète',
  ),
  roles(
    'es',
    'entrevistador, entrevistadora, encuestador, encuestadora, moderador, moderadora, facilitador, facilitadora, investigador, investigadora',
    'entrevistado, entrevistada, encuestado, encuestada, participante, respondiente, informante, invitado, invitada',
    'hablante, interlocutor, interlocutora, traductor, traductora, intérprete',
  ),
  roles(
    'pt',
    'entrevistador, entrevistadora, moderador, moderadora, mediador, mediadora, facilitador, facilitadora, pesquisador, pesquisadora, investigador, investigadora, inquiridor, inquiridora',
    'entrevistado, entrevistada, inquirido, inquirida, participante, respondente, informante, convidado, convidada',
    'falante, locutor, locutora, interlocutor, interlocutora, tradutor, tradutora, intérprete',
  ),
  roles(
    'it',
    'intervistatore, intervistatrice, moderatore, moderatrice, facilitatore, facilitatrice, ricercatore, ricercatrice, conduttore, conduttrice',
    'intervistato, intervistata, partecipante, rispondente, informatore, informatrice',
    'parlante, interlocutore, interlocutrice, traduttore, traduttrice, interprete',
  ),
  roles(
    'ca',
    'entrevistador, entrevistadora, moderador, moderadora, facilitador, facilitadora, investigador, investigadora',
    'entrevistat, entrevistada, participant, informant, convidat, convidada',
    'parlant, traductor, traductora, intèrpret',
  ),
  roles(
    'nl',
    'interviewer, interviewster, moderator, gespreksleider, gespreksleidster, facilitator, onderzoeker, onderzoekster',
    'geïnterviewde, respondent, respondente, deelnemer, deelneemster, ondervraagde, informant, informante',
    'spreker, spreekster, tolk, vertaler, vertaalster',
  ),
  roles(
    'sv',
    'intervjuare, intervjuaren, moderator, samtalsledare, forskare, forskaren',
    'intervjuperson, intervjupersonen, respondent, respondenten, informant, informanten, deltagare, deltagaren',
    'talare, tolk, tolken, översättare',
  ),
  roles(
    'da',
    'interviewer, intervieweren, moderator, ordstyrer, facilitator, forsker, forskeren',
    'interviewperson, interviewede, den interviewede, respondent, informant, informanten, deltager, deltageren',
    'taler, tolk, tolken, oversætter',
  ),
  roles(
    'no',
    'intervjuer, intervjueren, moderator, ordstyrer, fasilitator, forsker, forskeren',
    'intervjuobjekt, intervjuperson, respondent, informant, informanten, deltaker, deltakeren',
    'taler, tolk, tolken, oversetter',
  ),
  roles(
    'fi',
    'haastattelija, moderaattori, fasilitaattori, vetäjä, tutkija',
    'haastateltava, osallistuja, vastaaja, informantti',
    'puhuja, tulkki, kääntäjä',
  ),
  roles(
    'pl',
    'badacz, badaczka, moderator, moderatorka, prowadzący, prowadząca, ankieter, ankieterka, wywiadowca, osoba prowadząca, facylitator, facylitatorka',
    'respondent, respondentka, badany, badana, osoba badana, uczestnik, uczestniczka, rozmówca, rozmówczyni, informator, informatorka',
    'mówca, mówczyni, tłumacz, tłumaczka',
  ),
  roles(
    'cs',
    'tazatel, tazatelka, moderátor, moderátorka, facilitátor, facilitátorka, výzkumník, výzkumnice',
    'respondent, respondentka, dotazovaný, dotazovaná, účastník, účastnice, informant, informantka',
    'mluvčí, řečník, tlumočník, tlumočnice, překladatel, překladatelka',
  ),
  roles(
    'sk',
    'moderátor, moderátorka, výskumník, výskumníčka, opytujúci, opytujúca',
    'respondent, respondentka, účastník, účastníčka, informant, informantka',
    'tlmočník, tlmočníčka, prekladateľ, prekladateľka',
  ),
  roles(
    'ru',
    'интервьюер, интервьюерка, модератор, фасилитатор, ведущий, ведущая, исследователь, исследовательница',
    'респондент, респондентка, интервьюируемый, интервьюируемая, опрашиваемый, опрашиваемая, участник, участница, информант, информантка, собеседник, собеседница',
    'спикер, говорящий, говорящая, переводчик, переводчица',
  ),
  roles(
    'uk',
    "інтерв'юер, інтерв'юерка, модератор, модераторка, фасилітатор, фасилітаторка, ведучий, ведуча, дослідник, дослідниця",
    'респондент, респондентка, опитуваний, опитувана, учасник, учасниця, інформант, інформантка, співрозмовник, співрозмовниця',
    'спікер, спікерка, перекладач, перекладачка',
  ),
  roles(
    'bg',
    'интервюиращ, интервюираща, изследовател, изследователка',
    'интервюиран, интервюирана',
    'преводач',
  ),
  roles(
    'hr, sr',
    'ispitivač, ispitivačica, istraživač, istraživačica, moderator, moderatorica, voditelj, voditeljica',
    'ispitanik, ispitanica, sudionik, sudionica, učesnik, učesnica, sugovornik, sugovornica',
    'govornik, govornica, prevoditelj, prevoditeljica',
  ),
  roles(
    'sl',
    'spraševalec, spraševalka, raziskovalec, raziskovalka',
    'intervjuvanec, intervjuvanka, udeleženec, udeleženka',
  ),
  roles(
    'hu',
    'kérdező, interjúkészítő, moderátor, kutató',
    'interjúalany, válaszadó, résztvevő',
    'tolmács, fordító',
  ),
  roles(
    'ro',
    'intervievator, intervievatoare, moderator, moderatoare, cercetător, cercetătoare',
    'intervievat, intervievată, participant, participantă, respondent, respondentă',
    'vorbitor, vorbitoare, traducător, traducătoare',
  ),
  roles(
    'el',
    'συνεντευκτής, συνεντεύκτρια, συντονιστής, συντονίστρια, ερευνητής, ερευνήτρια',
    'συνεντευξιαζόμενος, συνεντευξιαζόμενη, ερωτώμενος, ερωτώμενη, συμμετέχων, συμμετέχουσα',
    'ομιλητής, ομιλήτρια, διερμηνέας, μεταφραστής, μεταφράστρια',
  ),
  roles(
    'tr',
    'görüşmeci, mülakatçı, moderatör, kolaylaştırıcı, araştırmacı',
    'görüşülen, görüşülen kişi, katılımcı, yanıtlayan, cevaplayan',
    'konuşmacı, çevirmen, tercüman',
  ),
  roles(
    'ar',
    'المحاور, المحاورة, محاور, محاورة, الباحث, الباحثة, باحث, باحثة, الميسر, الميسرة, ميسر, ميسرة',
    'المشارك, المشاركة, مشارك, مشاركة, المبحوث, المبحوثة, مبحوث, مبحوثة, المستجيب, المستجيبة, الضيف, الضيفة',
    'المتحدث, المتحدثة, متحدث, متحدثة, المترجم, المترجمة, مترجم, مترجمة',
  ),
  roles(
    'fa',
    'مصاحبه‌کننده, مصاحبه کننده, پژوهشگر',
    'مصاحبه‌شونده, مصاحبه شونده, شرکت‌کننده, شرکت کننده',
    'مترجم',
  ),
  roles(
    'he',
    'מראיין, מראיינת, מנחה, חוקר, חוקרת',
    'מרואיין, מרואיינת, משתתף, משתתפת, נשאל, נשאלת',
    'דובר, דוברת, מתרגם, מתרגמת',
  ),
  roles('hi', 'साक्षात्कारकर्ता, शोधकर्ता', 'प्रतिभागी, उत्तरदाता', 'वक्ता, अनुवादक'),
  roles('id', 'pewawancara, peneliti, fasilitator', 'narasumber, informan, responden, peserta', 'penerjemah'),
  roles('vi', 'người phỏng vấn', 'người được phỏng vấn, người tham gia, người trả lời', 'người phiên dịch'),
  roles('sw', 'mhojaji, mtafiti', 'mhojiwa, mshiriki', 'mkalimani'),
  roles(
    'zh',
    '采访者, 採訪者, 采访人, 採訪人, 访谈者, 訪談者, 访谈人, 访问者, 訪問者, 访员, 訪員, 提问者, 提問者, 主持人, 研究者, 研究员, 研究員',
    '受访者, 受訪者, 受访人, 受訪人, 被访者, 被訪者, 被采访者, 被採訪者, 被访谈者, 被訪談者, 回答者, 参与者, 參與者, 参加者, 參加者, 嘉宾, 嘉賓',
    '发言人, 發言人, 发言者, 發言者, 说话人, 說話人, 讲话人, 话者, 翻译, 翻譯, 口译员, 口譯員',
  ),
  roles(
    'ja',
    'インタビュアー, インタビューアー, インタヴュアー, 聞き手, 聴き手, 質問者, 面接者, 調査者, 研究者, 司会, 司会者, モデレーター, ファシリテーター',
    'インタビュイー, 話し手, 語り手, 回答者, 被面接者, 対象者, 参加者, 調査協力者, 研究協力者, 協力者, ゲスト',
    '話者, 発言者, 発話者, スピーカー, 通訳, 通訳者',
  ),
  roles(
    'ko',
    '면접자, 면접관, 면담자, 인터뷰어, 질문자, 연구자, 조사자, 사회자, 진행자, 모더레이터',
    '피면접자, 피면담자, 인터뷰이, 응답자, 참여자, 참가자, 연구참여자, 구술자, 게스트',
    '화자, 발화자, 발언자, 통역, 통역사, 통역자',
  ),
];

function roles(language: string, asks: string, answers: string, either = ''): Roles {
  const listed = (words: string) => words.split(', ').filter((word) => word !== '');
  return { language, words: { asks: listed(asks), answers: listed(answers), either: listed(either) } };
}

/** Short forms that are roles with a number behind them only: `P12`, `R2`, `TN 3`. */
const shortRoles: ReadonlyMap<string, Side> = new Map([
  ['p', 'answers'],
  ['r', 'either'],
  ['i', 'either'],
  ['ip', 'answers'],
  ['tn', 'answers'],
  ['int', 'asks'],
  ['resp', 'answers'],
  ['spk', 'either'],
]);

const sides: ReadonlyMap<string, Side> = new Map(
  usualRoles.flatMap(({ words }) =>
    (['asks', 'answers', 'either'] as const).flatMap((side) =>
      words[side].map((word) => [word, side] as const),
    ),
  ),
);

/** Who speaks in an interview of which nothing else is known, as a person would write it. */
export const usualSpeakers: readonly string[] = ['Interviewer', 'Interviewee'];

/** What a misspelt role is measured against where no name in its file is nearer. */
export const commonRoles: readonly string[] = [
  ...usualSpeakers,
  'Participant',
  'Respondent',
  'Moderator',
  'Facilitator',
  'Researcher',
];

/** The longest name that may be a role, in UTF-16 units. */
const longestRole = 50;
/** The end of a role for another gender: `Interviewer:in`, `Participant·e`, `Entrevistado/a`, `Participant(e)`. */
const genderEnding = /[:*_/·•.(-]-?(?:in|e|a|o|as|ne|r|euse|rice|trice|ka)\)?$/;
/** Which of several: `Speaker 1`, `SPEAKER_01`, `Interviewer2 2`, `P 3a`, `Participant #4`. */
const numberBehind = /[\s_]*#?\d+(?:\s+\d+)*[a-z]?$/u;
/** Which of several, by a letter: `Participant B`, `SpeakerA`, `参加者Ｂ`. */
const letterBehind = /(?:[\s_]\p{L}|(?<=\p{Ll})\p{Lu}|(?<=\p{Lo})[A-Za-zＡ-Ｚ甲乙丙丁])$/u;

/**
 * Tells which side a role is on: `Intervieweuse 2` asks, `Participant B` answers.
 *
 * @param name with or without a colon at its end
 * @returns null when the name is none of the usual roles, in any of the languages known
 */
export function sideOf(name: string): Side | null {
  if (name.length > longestRole || endsPart(name.charCodeAt(name.length - 1)) || beginsOtherwise(name))
    return null;
  const whole = tidySpeaker(name);
  const word = whole.replace(numberBehind, '');
  if (word.length < whole.length) return shortRoles.get(word.toLowerCase()) ?? sideOfWord(word);
  return sideOfWord(whole) ?? sideOfWord(whole.replace(letterBehind, ''));
}

/** What roles begin with, as far as it is in plain letters. */
const beginnings = new Set([...sides.keys(), ...shortRoles.keys()].map((word) => word.slice(0, 3)));

/** True for three plain letters that no role begins with, so that most lines are done with here. */
function beginsOtherwise(name: string): boolean {
  for (let at = 0; at < 3; at++) {
    if (!isLatin(name.charCodeAt(at))) return false;
  }
  // A mark that stands for itself may belong to the third letter.
  return name.charCodeAt(3) < 128 && !beginnings.has(name.slice(0, 3).toLowerCase());
}

/** True for the usual roles of an interview, with or without a number or letter: `Interviewer 1`, `guest`, `P12`, `Befragte B`. */
export function isRole(name: string): boolean {
  return sideOf(name) !== null;
}

/**
 * The side that a word alone stands for; null for no role. What is written behind a role for one of several, such as a
 * number, is not looked for.
 */
export function sideOfWord(word: string): Side | null {
  const small = word.toLowerCase().replace(/[’ʼ]/g, "'");
  return (
    sides.get(small) ??
    (genderEnding.test(small) ? (sides.get(small.replace(genderEnding, '')) ?? null) : null)
  );
}
