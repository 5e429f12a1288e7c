/** Cues: [start, end, text] in seconds. */
export const captions = {
  en: [
    [0.8, 3.8, "[Wind over ice. A low, held note.]"],
    [4.2, 8.2, "Nobody has named this lake.\nIt has never needed to be found."],
    [9, 12.6, "[A glass bell, far away]\nThe first curtain opens on the ridge."],
    [13.2, 16.8, "It makes no sound. We only think it should."],
    [17.2, 21.2, "[Two bells answer each other]\nA second curtain, and then a third."],
    [22, 26, "Green is oxygen. Violet is the edge of the air."],
    [27, 31, "The water repeats everything it is told,\na little late, a little wrong."],
    [32, 36, "[The chord turns warm]\nThe pines keep still, so as not to be asked."],
    [37.5, 41.5, "Even light gets tired."],
    [42.5, 46, "[The wind returns]\nOne curtain is left, and folds itself away."],
    [47, 50.5, "Then stars, and the lake, and no one.\n[The last note fades]"],
  ],
  de: [
    [0.8, 3.8, "[Wind über dem Eis. Ein tiefer, langer Ton.]"],
    [4.2, 8.2, "Niemand hat diesem See einen Namen gegeben.\nEr wollte nie gefunden werden."],
    [9, 12.6, "[Eine Glasglocke, weit weg]\nÜber dem Grat öffnet sich der erste Vorhang."],
    [13.2, 16.8, "Er ist ganz still. Nur wir meinen, er müsste klingen."],
    [17.2, 21.2, "[Zwei Glocken antworten einander]\nEin zweiter Vorhang, dann ein dritter."],
    [22, 26, "Grün ist Sauerstoff. Violett ist der Rand der Luft."],
    [27, 31, "Das Wasser sagt alles nach,\netwas zu spät, etwas falsch."],
    [32, 36, "[Der Akkord wird warm]\nDie Kiefern rühren sich nicht, damit sie keiner fragt."],
    [37.5, 41.5, "Auch Licht wird müde."],
    [42.5, 46, "[Der Wind kehrt zurück]\nEin Vorhang bleibt und legt sich selbst zusammen."],
    [47, 50.5, "Dann Sterne, der See und niemand.\n[Der letzte Ton verklingt]"],
  ],
};
