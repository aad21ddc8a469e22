/**
 * Words of three letters and more that hold sentences together and say nothing by themselves, in the languages in which most
 * interviews are held, and what is left of them before an apostrophe. They count like all others for how likely a code is; only
 * as reasons they are not told. Those that mean a thing in another of these languages, such as `war`, are left out.
 */
const words = `
about after again all also always and another any anything are aren't because been before being but can can't cannot could
couldn't did didn't does doesn't doing don't down during each either else even ever every everything for from get gets getting
goes going gone got had has have haven't having her here him his how i'm into isn't it's its just kind know let like little lot
made make makes many maybe mean might more most much must not nothing now off okay only onto other our out over own perhaps
quite rather really right said same say says see she should some something sometimes somehow still such sure than that
that's the their them then there there's these they they're thing things think this those though through too under until upon
very was wasn't way well went were what what's when where which while who whom whose why will with within without won't would
yeah yes yet you you're your
across actually against almost along already although among anybody anymore anyone anyway around basically became become behind
below beside besides between both came comes enough especially everybody everyone few gave give given gives gonna gotta
guess he'd he'll he's hence here's herself hers himself however i'd i'll i've instead itself least let's literally
mainly mostly myself neither nobody none nor nope obviously often once one ones ourselves pretty probably put saying seem seemed
seems several since somebody someone somewhere soon take taken takes tell there'd they'd they'll they've told took toward towards two
unless used using usually wanted wants we'd we'll we're we've whatever whenever whereas wherever whether whichever whoever
who's yep yourself yourselves yours
ain aren couldn didn doesn don hadn hasn haven isn shouldn wasn weren won wouldn
aber alles als also andere auch auf aus bei bis bist dann das dass dein dem den denn der des dies diese dieser
dieses doch dort durch eben eigentlich ein eine einem einen einer eines einfach einmal etwas für ganz gar gibt habe haben
hatte hatten hier ich ihm ihn ihr ihre immer irgendwie ist jede jeder jetzt kann kein keine können machen manchmal mehr mein
mich mir mit muss nach nein nicht nichts noch nun nur oder ohne schon sehr sein seine sich sie sind soll über und uns unser
unter viel vielleicht vom von vor waren was weil welche wenn wer werden wie wieder wir wird wirklich wurde zum zur zwischen
warum wieso weshalb wann wozu worum ihnen ihrer würde würden konnte konnten wollte wollten sollte hätte hätten wäre worden geworden gewesen
allem aller anderen anders bereits beide dabei dafür dagegen daher damit danach daran darauf darin darum darüber davon davor dazu
denen deren derselbe dessen dich dir einige einigen euch euer genau genug hinter ihren ihrem jeden jedem jemand jene
keinen keiner keinem kommt könnte könnten manche manchen meine meinem meinen meiner nachher natürlich neben niemand obwohl ob
seinen seinem seiner seit selbst sodass solche somit sonst sowas trotzdem unsere unserem unseren unserer
viele vielen vorher während wegen welchem welchen welcher wem wen wo wobei wofür wohl womit woran worauf zwei zuerst zwar
alors après assez aussi autre aux avant avec avoir beaucoup bien car cela celle celui ces cet cette chaque chez chose comme
comment dans depuis des donc dont elle elles encore entre est était étaient être eux fait faire fois ici ils jamais juste leur
leurs lui mais même mes moi moins mon notre nous par parce parfois pas peu peut plus plutôt pour pourquoi quand que quelle
quelque quelqu'un quelques qui quoi rien sans ses soit sont sous sur tous tout toute toutes très trop une vers voilà votre
vous vraiment avez avons ont êtes étiez suis sommes serait aurait fais font peuvent veut veux
afin ainsi ait aucun aucune auquel auprès aussitôt autant autour autres avaient avais ayant ceci ceux chacun chacune cependant certain
certaine certaines certains contre deux devant dès desquels doit doivent dits duquel durant ensuite étant étais eût faut fut
grâce hors jusque jusqu lequel laquelle lesquels lorsque lorsqu maintenant malgré mieux notamment nulle parmi pendant plusieurs
pourtant presque puis puisque quel quelles quels quelqu sauf savoir selon sera seront seulement sien sienne sinon soi soient souvent
surtout tandis tant tellement tien toi tôt toujours toutefois voici vos vas vais
además ahora algo alguien algún alguna algunos allí antes aquí aunque bastante bien bueno cada casi como cómo con cosa cosas
cual cuál cuando cuándo cuánto del desde donde dónde durante ella ellas ellos entonces entre eran eres esa ese eso esos
esta está están estaba estar este esto estos fue fueron hace hacer han hasta las les los más mejor menos mientras mis mucha
mucho muchos muy nada nadie nos nosotros nunca otra otro otros para pero poco por porque pues que qué quien quién quizá ser
siempre sobre solo sólo sus también tan tanto tener tengo tiene tienen toda todas todo todos tus una unas uno unos usted
vez veces
acá ahí alguno ambas ambos ante aquel aquella aquello aquellos así aún bajo cierta cierto conmigo consigo contra cualquier cuanta
cuya cuyo debe deben decir demás después dijo estaban estamos estoy había habían haber hacía hago
hemos he hubo iba igual incluso jamás junto luego mediante menudo mía mío mismo misma mismos modo ningún ninguna ninguno nosotras
nuestra nuestro nuestros pesar podía pueda puede pueden puedo pronto propio quería quiere quiero según sería sido sino
somos suya suyo tampoco tenemos tenía tras tuve tuvo va vamos varias varios voy
agora ainda algo alguém algum alguma além aos aquele aquela aqui assim até bem bom cada coisa coisas com como das dela dele
depois dos ela elas ele eles então eram essa esse esta está estão estar este eu foi foram isso isto mais mas mesmo meu minha
muita muito muitos nada não nas nem nenhum nos nossa nosso numa nunca onde ou outra outro outros para pela pelo pode por
porque pouco pra quais qual quando quanto que quem sem sempre ser seu sim sobre são sua talvez também tanto tem tenho ter tinha
toda todas todo todos tudo uma umas uns vai você vocês vez
algumas alguns apenas apesar aqueles aquilo cerca certo cujo deles dessa desse desta deste deve disso
disto diz dizer dois duas embora enquanto entanto essas esses estava estavam estas estes estou fazer faz
havia hoje inclusive já lá lhe lhes maior meus minhas mesma mesmos muitas nessa nesse nesta neste ninguém
nossas outrem outras pelos pelas perante pois podem posso pouca própria próprio qualquer quer quero sendo seria seus
sou suas tais tampouco teve tinham tive todavia vários vou
anche ancora che chi ciò come con cosa così dal dalla degli del della delle dello dentro dopo erano essere
fatto fino fra già gli hai hanno loro mai meno mia mio molto nei nel nella nessuno niente noi non nostro ogni oltre
però perché più poco poi proprio qualche qualcosa quale quando quanto quella quelle quello questa queste questo qui sarà sei sempre
senza sia siamo solo sono sopra sotto sua sul sulla suo tanto tra troppo tutta tutte tutti tutto una uno vero voi
aan alles als altijd ander andere ben bij daar dan dat deze dit doen dus een eens eigenlijk elk elke enkele erg
gaan geen geweest haar had hadden heb hebben heeft hem het hier hij hoe hun iemand iets ieder iedereen ik is ja je jou jouw kan
kon kunnen maar me meer men met mij mijn misschien moet na naar niet niets nog nooit nou nu om omdat ons onze ook op over soms
te tegen toch toen tot uit van veel voor waar waarom wanneer want waren was wat weer wel welk welke werd wie wij wil worden
zal ze zeer zelf zich zij zijn zo zonder zou
`;

const known = new Set(words.split(/\s+/).filter((word) => word.length > 2));

/** @param word in small letters */
export function isFunctionWord(word: string): boolean {
  return known.has(word.replaceAll('’', "'"));
}
