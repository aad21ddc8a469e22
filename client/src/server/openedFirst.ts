import { type BaseLanguageClient, DidOpenTextDocumentNotification } from 'vscode-languageclient';

/** Tells the server of the documents that nobody sees, which the library does only when there is something else to tell. */
interface TellsLater {
  sendPendingOpenNotifications(): Promise<void>;
}

/**
 * Has all that is told to the server wait until it knows the documents that were opened before. In the library only the
 * message waits that is the first to tell of them. Where several documents change at once, the change of the second would
 * overtake its opening: the server would not know the document yet, and go on with its old text until it is closed.
 */
export function openedFirst(client: Pick<BaseLanguageClient, 'getFeature'>): void {
  const feature: object = client.getFeature(DidOpenTextDocumentNotification.method);
  if (tellsLater(feature)) inTurn(feature);
}

/** Has each call end only when those before it have. */
function inTurn(feature: TellsLater): void {
  const tell = feature.sendPendingOpenNotifications.bind(feature);
  let told = Promise.resolve();
  feature.sendPendingOpenNotifications = () => {
    told = told.then(tell, tell);
    return told;
  };
}

function tellsLater(feature: object): feature is TellsLater {
  return 'sendPendingOpenNotifications' in feature;
}
