import { defineTexts } from '@blende/shared/ui/texts.ts';

export const downgradeTexts = defineTexts(
  'downgrade',
  {
    choice: 'Auch ältere Browser zulassen',
    choiceHint:
      'Ein Browser, der nicht Ende-zu-Ende verschlüsselt, nimmt dann teil, wenn alle zustimmen; solange er da ist, ist die Konferenz weniger geschützt.',
    offerTitle: 'Oder ohne Ende-zu-Ende-Verschlüsselung',
    offer:
      'In diesem Raum können Sie darum bitten. Alle anderen werden gefragt. Stimmen alle zu, sind Bild und Ton von allen nur auf dem Transportweg verschlüsselt, solange Sie da sind: Der Server könnte sie entschlüsseln. Namen, Nachrichten, Hände und Umfragen bleiben Ende-zu-Ende verschlüsselt.',
    ask: 'Um Teilnahme bitten',
    aloneTitle: 'Noch ist niemand da',
    aloneText:
      'Sobald jemand kommt, wird die Person gefragt, ob die Konferenz ohne Ende-zu-Ende-Verschlüsselung stattfinden soll.',
    askingTitle: 'Alle werden gefragt',
    askingText:
      'Wenn alle zustimmen, nehmen Sie teil. Wer eine Minute lang nicht antwortet, lehnt ab.',
    askingDevices: 'Bis dahin sieht und hört Sie niemand.',
    stopAsking: 'Nicht mehr warten',
    questionTitle: 'Ohne Ende-zu-Ende-Verschlüsselung weitermachen?',
    question:
      '{{name}} möchte teilnehmen. Der Browser dieser Person kann Bild und Ton nicht Ende-zu-Ende verschlüsseln.',
    meaning:
      'Stimmen alle zu, sind Bild und Ton von allen nur auf dem Transportweg verschlüsselt, bis {{name}} geht. Der Server könnte sie entschlüsseln. Namen, Nachrichten, Hände und Umfragen bleiben Ende-zu-Ende verschlüsselt.',
    deadline: 'Lehnt jemand ab oder antwortet eine Minute lang nicht, bleibt alles verschlüsselt.',
    refuse: 'Ablehnen',
    agree: 'Zustimmen',
    runningTitle: 'Diese Konferenz ist nicht Ende-zu-Ende verschlüsselt',
    running:
      'Der Browser von {{name}} kann Bild und Ton nicht Ende-zu-Ende verschlüsseln. Die anderen haben zugestimmt, trotzdem miteinander zu sprechen.',
    runningMeaning:
      'Nehmen Sie teil, sind auch Ihr Bild und Ihr Ton nur auf dem Transportweg verschlüsselt. Der Server könnte sie entschlüsseln. Namen, Nachrichten, Hände und Umfragen bleiben Ende-zu-Ende verschlüsselt.',
    runningLeave: 'Nicht teilnehmen',
    runningAgree: 'Trotzdem teilnehmen',
    pending: '{{name}} bittet darum, ohne Ende-zu-Ende-Verschlüsselung teilzunehmen.',
    reply: 'Antworten',
    agreed: 'Sie haben zugestimmt. Die Antwort anderer steht noch aus.',
    banner:
      'Nicht Ende-zu-Ende verschlüsselt, weil der Browser von {{name}} das nicht kann. Der Server könnte Bild und Ton entschlüsseln.',
    bannerOwn:
      'Nicht Ende-zu-Ende verschlüsselt, weil Ihr Browser das nicht kann. Der Server könnte Bild und Ton entschlüsseln.',
    takeBack: 'Nicht mehr zustimmen',
    mark: 'ohne Ende-zu-Ende-Verschlüsselung',
    encryptedAgain: 'Ab jetzt wieder Ende-zu-Ende verschlüsselt.',
  },
  {
    choice: 'Also let older browsers in',
    choiceHint:
      'A browser that does not encrypt end to end then takes part if everybody agrees; while it is there, the meeting is less protected.',
    offerTitle: 'Or without end-to-end encryption',
    offer:
      'In this room you may ask for it. Everybody else is asked. If all agree, picture and sound of everybody are encrypted in transit only while you are there: the server could decrypt them. Names, messages, hands and polls stay end-to-end encrypted.',
    ask: 'Ask to take part',
    aloneTitle: 'Nobody is there yet',
    aloneText:
      'As soon as somebody comes, that person is asked whether the meeting is to take place without end-to-end encryption.',
    askingTitle: 'Everybody is being asked',
    askingText: 'If all agree, you take part. Whoever does not answer for a minute refuses.',
    askingDevices: 'Until then nobody sees or hears you.',
    stopAsking: 'Stop waiting',
    questionTitle: 'Go on without end-to-end encryption?',
    question:
      '{{name}} would like to take part. The browser of this person cannot encrypt picture and sound end to end.',
    meaning:
      'If all agree, picture and sound of everybody are encrypted in transit only until {{name}} leaves. The server could decrypt them. Names, messages, hands and polls stay end-to-end encrypted.',
    deadline: 'If somebody refuses or does not answer for a minute, everything stays encrypted.',
    refuse: 'Refuse',
    agree: 'Agree',
    runningTitle: 'This meeting is not end-to-end encrypted',
    running:
      'The browser of {{name}} cannot encrypt picture and sound end to end. The others have agreed to talk all the same.',
    runningMeaning:
      'If you take part, your picture and sound too are encrypted in transit only. The server could decrypt them. Names, messages, hands and polls stay end-to-end encrypted.',
    runningLeave: 'Do not take part',
    runningAgree: 'Take part anyway',
    pending: '{{name}} asks to take part without end-to-end encryption.',
    reply: 'Answer',
    agreed: 'You have agreed. Others have not answered yet.',
    banner:
      'Not end-to-end encrypted, because the browser of {{name}} cannot do it. The server could decrypt picture and sound.',
    bannerOwn:
      'Not end-to-end encrypted, because your browser cannot do it. The server could decrypt picture and sound.',
    takeBack: 'No longer agree',
    mark: 'without end-to-end encryption',
    encryptedAgain: 'End-to-end encrypted again from now on.',
  },
);
