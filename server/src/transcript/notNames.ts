/**
 * Words before a colon that begin a note or a list and are nobody's name, in small letters. They are no speakers unless
 * the codebook says so.
 */
const headWords = new Set(
  (
    'note notes nb ps pps p.s. p.p.s. tel tel. tél tél. telefon téléphone teléfono telefone telefono phone mobile fax email e-mail mail web problem problems result results example examples rule rules step date time place title source topic ' +
    'part chapter section line page question answer summary conclusion introduction background warning attention remark ' +
    'day week month year room table figure class grade level item task exercise round episode appendix article clause ' +
    'duration location language version file recorded recording subject reason reasons pros cons advantages fact facts ' +
    'exception exceptions solution solutions cause causes observation observations comment comments aim goal idea advice ' +
    'today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday morning evening first second third ' +
    'hinweis notiz notizen ergebnis beispiel regel schritt datum zeit ort titel quelle thema teil kapitel abschnitt zeile ' +
    'seite frage antwort zusammenfassung fazit achtung wichtig dauer sprache montag dienstag mittwoch donnerstag freitag ' +
    'samstag sonntag heute morgen gestern grund gründe vorteil nachteil ausnahme lösung ursache bemerkung beobachtung ' +
    'anmerkung anmerkungen kommentar ziel folge ' +
    'remarque problème résultat exemple règle étape lieu titre sujet partie chapitre ligne durée langue lundi mardi ' +
    'mercredi jeudi vendredi samedi dimanche attention conclusion raison motif cause commentaire objectif résumé ' +
    'nota notas problema problemas resultado ejemplo exemplo regla regra paso passo fecha data lugar título tema parte capítulo ' +
    'línea linha página pregunta pergunta respuesta resposta duración duração lunes martes miércoles jueves viernes ' +
    'sábado domingo segunda terça quarta quinta sexta luogo titolo argomento capitolo riga pagina esempio risultato durata ' +
    'motivo motivos solución solução soluzione observación observação osservazione excepción exceção eccezione causa razón ' +
    'razão ragione comentario comentário commento conclusión conclusão conclusione resumen resumo lunedì martedì mercoledì ' +
    'giovedì venerdì domenica ' +
    'deel hoofdstuk vraag temat część rozdział pytanie strona część téma kapitola otázka del kapitel fråga tema spørgsmål ' +
    'bölüm konu soru osa kysymys ' +
    'opmerking probleem oplossing uitzondering reden voorbeeld uwaga problem rozwiązanie wyjątek powód przykład poznámka ' +
    'problém řešení výjimka důvod příklad anmärkning lösning undantag orsak exempel bemærkning løsning undtagelse årsag ' +
    'eksempel merknad huomautus ongelma ratkaisu poikkeus syy esimerkki not sorun çözüm istisna neden örnek ' +
    'примечание проблема пример дата время место тема часть глава вопрос ответ решение причина исключение понедельник ' +
    'вторник среда четверг пятница суббота воскресенье примітка приклад рішення виняток ' +
    '注 注意 备注 備注 備註 问题 問題 原因 结果 結果 例外 例子 例えば 理由 結論 结论 日付 日期 場所 地点 地點 主题 主題 참고 문제 결과 이유 예외 예 ' +
    'http https www mailto'
  ).split(' '),
);

/** True when the first of some words, in small letters, begins a note or a list and names nobody. */
export function isHeadWord(words: string): boolean {
  const space = words.search(/[\s/]/);
  return headWords.has(space < 0 ? words : words.slice(0, space));
}

/** Words with which people say what somebody said, in small letters: what follows their colon is the same person's talk. */
const reportingVerbs = new Set(
  (
    'said says say saying asked asks answered answers replied replies thought told tells went yelled shouted goes ' +
    'sagte sagt sag fragte fragt meinte meint antwortete dachte rief schrieb gesagt gefragt gemeint ' +
    'dit disait dis disais disent demande demandait demandé répond répondait répondu pense pensait crie criait ' +
    'dijo dice decía dije digo dicen preguntó pregunta respondió responde contestó pensó gritó ' +
    'disse diz dizia dizem digo perguntou pergunta respondeu pensou gritou ' +
    'detto dice diceva dicevano dico chiese chiede chiesto rispose risponde risposto pensò gridò ' +
    'zei zegt zeg vroeg vraagt antwoordde dacht riep ' +
    'powiedział powiedziała mówi mówił mówiła pyta pytał pytała zapytał zapytała odpowiedział odpowiedziała odparł ' +
    'řekl řekla říká říkal říkala ptal ptala odpověděl odpověděla ' +
    'сказал сказала сказали говорит говорил говорила говорю спросил спросила спрашивает ответил ответила отвечает думаю ' +
    'сказав каже казав казала питає спитав спитала відповів відповіла ' +
    'sa säger sade frågade frågar svarade svarar sagde siger spurgte spørger svarede sier spurte spør svarte ' +
    'sanoi sanoo kysyi kysyy vastasi vastaa dedi diyor sordu soruyor ' +
    'είπε είπα λέει έλεγε ρώτησε ρωτάει απάντησε قال قالت يقول تقول سأل سألت אמר אמרה אומר אומרת שאל שאלה ענה'
  ).split(' '),
);
/** What reports speech at the end of words that are written without spaces. */
const reportingEnd =
  /(?:[说說问問道喊答]|回答|告诉我|告訴我|(?:言|聞|訊|尋ね|答え|叫ん|話し|思)[っいたでしまだう]{1,4}|尋ねた|答えた|叫んだ|話した|(?:말했|물었|대답했|했)(?:다|어요|습니다|지|어)|말하길|묻기를)$/u;

/**
 * True when some words end with a verb that reports what somebody says: `She said`, `elle dit`, `他说`. `Edward Said` is
 * a name, and so is a verb alone.
 */
export function reportsSpeech(words: string): boolean {
  const found = /\s(\S+?)(?:\s(?:to\s)?(?:me|us|him|her|them|mir|uns|ça|così|mi|nos))?$/u.exec(words);
  if (found?.[1] !== undefined && reportingVerbs.has(found[1])) return true;
  return words.length > 1 && reportingEnd.test(words);
}
