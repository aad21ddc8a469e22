import { isSpace } from './lines';

/** Sounds and small words that people say alone, by language, in small letters: no codes and no names, however often they recur. */
const interjections = new Set(
  [
    // Sounds of several languages.
    'a ah aha aja ajá aw e eh em er erm euh ha hah hey hi hm hmm hum huh la m mh mhm mm mmm mmhm n na nah o oh ooh uh uhm uhuh uhhuh uhum aham um umm wow ok okay okey okej',
    'bye cool exactly fine good great i see nice no nope ouch perfect please right sorry sure thanks thank you tut well ya yeah yea yep yes yup alright all',
    'ja jaja jawohl nein nee ne nö doch genau klar gut ach äh ähm öh naja tja danke bitte eben stimmt achso',
    'oui ouais non si ben bah hein voilà bon bof mouais merci d’accord bien sûr',
    'sí vale claro bueno pues gracias bien exacto',
    'sim não né pois tá bem obrigado obrigada isso',
    'sì beh mah boh certo ecco bene grazie esatto',
    'hoor nou oké oke precies goed dank bedankt inderdaad',
    'nej nei jo jaha jaså nja mmh precis tack tak takk nå joo juu kyllä ei niin aivan kiitos',
    'nie dobrze jasne yhy okei dziękuję no właśnie ano jasně dobře děkuji hej áno',
    'да нет не ага угу ну хм мм ммм мхм э эм ой ах ладно хорошо ясно понятно конечно спасибо так ні добре дякую ок',
    'igen nem hát jó köszönöm mda păi nu bine da',
    'evet hayır hı hıhı hıı tamam peki yok teşekkürler',
    'ναι όχι εντάξει α ε μμ μμμ ωραία ευχαριστώ',
    'نعم لا آه أيوه ايوه طيب ايه حسنا تمام شكرا بله כן לא אה אוקיי אוקי טוב תודה हाँ हां जी नहीं हम्म',
    '嗯 嗯嗯 对 對 对对 对对对 對對 好 好的 是 是的 是啊 对啊 對啊 啊 哦 噢 呃 哎 唉 欸 诶 没有 谢谢 謝謝',
    'はい うん うーん ええ そう そうですね ああ あの えっと えーと へえ なるほど いいえ いや まあ ありがとう',
    '네 예 아 음 응 어 아니요 아니 그렇죠 그래요 맞아요 감사합니다',
  ]
    .join(' ')
    .split(' '),
);

/** A sound that is held: `hmmmm`, `aaah`, `mmmhm`, `ummm`. */
const heldSound = /^(?:h?m+h?m*|h+m+|a+h+|o+h+|e+h+|u+h+m*|u+m+|e+r+m*|э+|м+|ä+h+m*|嗯+|啊+|う+ん|음+|응+)$/u;

/**
 * True when a trimmed line is only sounds and small words (`mm-hmm`, `Uh huh`, `bye-bye`, `I see`, `Sí`), or one
 * word said again (`no-no`, `wait-wait`).
 */
export function isInterjection(text: string): boolean {
  if (text.length > 40) return false;
  const lower = text.toLowerCase();
  const small = lower.includes("'") ? lower.replaceAll("'", '’') : lower;
  let start = 0;
  while (start < small.length && dividesSounds(small.charCodeAt(start))) start++;
  let end = start;
  while (end < small.length && !dividesSounds(small.charCodeAt(end))) end++;
  if (start === end) return false;
  // Nearly every line is done with here, before it is taken apart: its first word is no sound and is not said again.
  const word = small.slice(start, end);
  if (!isSound(word) && !small.includes(word, end)) return false;
  const words = small.split(/[-_/:\s]+/).filter((word) => word !== '');
  return words.every(isSound) || (words.length > 1 && words.every((word) => word === words[0]));
}

function isSound(word: string): boolean {
  return (
    interjections.has(word) || (word.length <= 12 && soundStarts.has(word.charAt(0)) && heldSound.test(word))
  );
}

/** What held sounds begin with. */
const soundStarts = new Set('hmaoeuэмä嗯啊う음응');

/** White space and any of - _ / : */
function dividesSounds(unit: number): boolean {
  return unit === 45 || unit === 95 || unit === 47 || unit === 58 || isSpace(unit);
}
