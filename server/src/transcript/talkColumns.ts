/** What a column of a talk that is kept as a table may hold. */
export type TalkColumn = 'speaker' | 'time' | 'end' | 'words' | 'number';

/** What people and programs call such columns, in small letters, between commas. */
const names: Readonly<Record<TalkColumn, string>> = {
  speaker:
    'speaker,speakers,speaker name,name,who,person,participant,role,sprecher,sprecherin,sprecher:in,locuteur,locutrice,intervenant,nom,' +
    'hablante,nombre,falante,orador,nome,parlante,chi,spreker,talare,mówca,говорящий',
  time:
    'time,timestamp,timecode,tc,start,start time,start (s),begin,time in,in,when,zeit,zeitmarke,beginn,temps,heure,début,tiempo,hora,inicio,' +
    'tempo,início,inizio,tijd,tid,czas,время',
  end: 'end,end time,end (s),time out,out,duration,ende,dauer,fin,durée,fim,fine,einde,slut',
  words:
    'text,words,speech,transcript,transcription,utterance,content,said,what,inhalt,wortlaut,äußerung,transkript,texte,paroles,propos,contenu,' +
    'texto,contenido,fala,testo,contenuto,tekst,текст',
  number: 'turn,line,no,nr,nr.,no.,#,id,index,zeile,ligne,línea,linha,riga',
};

const roles = new Map<string, TalkColumn>();
for (const role of ['speaker', 'time', 'end', 'words', 'number'] as const)
  for (const name of names[role].split(',')) roles.set(name, role);

/** What a column holds by its head, whatever white space and capitals that has; null for a head that talk does not have. */
export function talkColumn(head: string): TalkColumn | null {
  return (
    roles.get(
      head
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, ' '),
    ) ?? null
  );
}

/** True for the heads of a table of talk: one of them is of words, and one says who speaks or when. */
export function isTalkHead(heads: readonly string[]): boolean {
  const found = new Set(heads.map(talkColumn));
  return found.has('words') && (found.has('speaker') || found.has('time'));
}
