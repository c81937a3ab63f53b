// German: the article. *Words* between asterisks are stressed.

export default {
  "story.title": "Was durch die Taille passt",
  "story.lead":
    "Das Bild einer Ziffer hat 784 Pixel. In der Ziffer selbst steckt viel weniger. Hier steht, wie ein Netz herausfindet, wie viel weniger: Es muss jede Ziffer durch eine schmale Taille zwängen und auf der anderen Seite wieder aufbauen.",
  "story.contents": "In diesem Artikel",
  "story.sources": "Quellen",
  "story.data":
    "MNIST stammt von Yann LeCun und Corinna Cortes und steht unter CC BY-SA 3.0. Die Zahlen ohne Quelle wurden für diese Seite gemessen, auf MNIST, mit Adam bei einer Rate von 0,001 und Stapeln zu 256.",
  "story.isSet": "Eingestellt: {name}.",
  "story.train": "Drücken Sie dann auf Trainieren.",

  "story.compression.title": "Dasselbe kürzer sagen",
  "story.compression.1":
    "Ein Bild besteht hier aus 28 Zeilen zu 28 Pixeln: 784 Zahlen zwischen 0, das ist Papier, und 1, das ist Tinte. Fast jede Liste von 784 solchen Zahlen sieht aus wie ein Fernseher ohne Programm. Ziffern sind seltene Ausnahmen, und sie ähneln einander: Die Tinte hängt in Strichen zusammen, die Striche liegen in der Mitte, die Ecken bleiben leer. Wer das weiß, muss nicht jedes Pixel aufschreiben.",
  "story.compression.2":
    "Das ist Kompression: eine kurze Beschreibung, aus der sich das Ganze wieder aufbauen lässt. Eine ZIP-Datei ist *verlustfrei* und gibt jedes Bit zurück. Ein JPEG-Foto ist *verlustbehaftet*: Was zurückkommt, ist beinahe dasselbe, und die Kunst besteht darin, zu verlieren, was niemand vermisst. Die Regeln von JPEG haben Menschen geschrieben, für Fotos von allem Möglichen. Ein *Autoencoder* bekommt keine Regeln. Er sieht Tausende Ziffern und findet Regeln, die für Ziffern taugen und für wenig sonst.",
  "story.set.shipped": "Ein fertiges Netz: 32 Zahlen",
  "story.set.shipped.what":
    "Das mitgelieferte Faltungsnetz antwortet: Ihre Zeichnung geht durch 32 Zahlen. Zu trainieren ist nichts.",

  "story.vanilla.title": "Der einfache",
  "story.vanilla.1":
    "Ein Autoencoder hat zwei Hälften. Der *Encoder* macht aus einem Bild x einen Code h. Der *Decoder* macht aus dem Code wieder ein Bild. Im einfachsten Fall ist jede Hälfte eine einzige Schicht:",
  "story.vanilla.words":
    "In Worten: Jede Zahl des Codes ist eine gewichtete Summe aller Pixel, plus eine Konstante, gebogen von f. Jedes Pixel des Ergebnisses ist eine gewichtete Summe des Codes, plus eine Konstante, gebogen von g. Hier ist f die ReLU, die alles unter null abschneidet, und g das Sigmoid, das jedes Pixel zwischen Papier und Tinte hält.",
  "story.vanilla.2":
    "Niemand sagt, was der Code bedeuten soll. Es gibt nur eine Forderung: Heraus soll kommen, was hineinging. Mit 784 Zahlen im Code genügte Abschreiben. Mit acht muss das Netz auswählen, und diese Auswahl ist es, was es lernt.",
  "story.vanilla.3":
    "Es lernt in kleinen Schritten. Es nimmt einen Stapel Ziffern, misst, wie weit seine Antworten danebenliegen, und schiebt jedes Gewicht ein wenig dorthin, wo sie besser gewesen wären. Mit 64 Zahlen im Code sind das 101.200 Gewichte und Konstanten.",
  "story.set.vanilla8": "Einfach, mit 8 Zahlen",
  "story.set.vanilla8.what": "Eine Schicht in jede Richtung, ein Code aus 8 Zahlen, kein Rauschen.",

  "story.error.title": "Wie weit daneben?",
  "story.error.1":
    "Die Forderung braucht eine Zahl. Üblich ist der *mittlere quadratische Fehler*: Man zieht die beiden Bilder Pixel für Pixel voneinander ab, quadriert die Unterschiede und nimmt ihr Mittel.",
  "story.error.words":
    "Es gibt n = 784 Pixel. *PSNR* sagt dasselbe in Dezibel: Ein Zehntel des Fehlers sind 10 dB mehr, die Hälfte 3 dB, und mehr ist besser.",
  "story.error.2":
    "Eine Zahl allein sagt wenig. Hier sind einige zum Vergleich, alle auf den 10.000 Testziffern von MNIST. Wer auf jede Ziffer mit der Durchschnittsziffer antwortet, macht einen Fehler von 0,0675 oder 11,7 dB: So schneidet ab, wer nichts sieht. Die *Hauptkomponentenanalyse*, PCA, ist das Beste, was ein linearer Code kann. Sie erreicht 0,0364 mit 8 Zahlen und 0,00775 mit 64.",
  "story.error.3":
    "Das einfache Netz mit 64 Zahlen steht nach einer Epoche, also einem Blick auf jede Trainingsziffer, bei 0,0359; nach zehn bei 0,0058 und nach fünfzig bei 0,0038. Das ist der halbe Fehler des linearen Codes gleicher Größe.",
  "story.set.vanilla64": "Einfach, mit 64 Zahlen",
  "story.set.vanilla64.what": "Zehn Epochen auf allem, und darunter der Vergleich mit PCA.",

  "story.dead.title": "Pixel, die sterben",
  "story.dead.1":
    "Der Knick am Ausgang ist wichtiger, als er aussieht. ReLU gibt für jede Summe unter null eine Null, und dort ist sie flach. Wo sie flach ist, gibt es keine Richtung, in die man lernen könnte. Ein Ausgangspixel, dessen Summe bei jeder Ziffer unter null liegt, erfährt nie, dass es falsch lag. Es ist tot und bleibt es.",
  "story.dead.words":
    "ReLU nimmt das Größere von null und z. Das Sigmoid presst jedes z zwischen 0 und 1; seine Steigung wird klein, aber nie null.",
  "story.dead.2":
    "Etwa der Hälfte der Ausgangspixel geht es so. Mit ReLU am Ausgang endete der Fehler bei 0,0074, mit Sigmoid bei 0,0038, und sonst war nichts verschieden.",
  "story.set.relu": "ReLU am Ausgang",
  "story.set.relu.what": "Einfach, mit 64 Zahlen und ReLU am Ausgang: Achten Sie darauf, welche Pixel Papier bleiben.",

  "story.entropy.title": "Eine Wette auf jedes Pixel",
  "story.entropy.1":
    "Zum Sigmoid gehört ein eigenes Verlustmaß. Die *Kreuzentropie* sieht in jedem Pixel eine Wette zwischen Tinte und Papier:",
  "story.entropy.words":
    "In Worten: Wo Tinte ist, zahlt man minus den Logarithmus dessen, was auf Tinte gesetzt war; wo Papier ist, dessen, was auf Papier gesetzt war; davon das Mittel. Zweifel kostet wenig, sich des Falschen sicher zu sein kostet viel. Der mitgelieferte Entrauscher dieser Seite wurde so trainiert, obwohl am Ende der quadratische Fehler zählt.",
  "story.set.entropy": "Kreuzentropie als Verlustmaß",
  "story.set.entropy.what":
    "Einfach, mit 64 Zahlen. Dieses Maß hat eine andere Skala; vergleichen Sie am Ende den MSE.",

  "story.deep.title": "Tief",
  "story.deep.1":
    "Eine einzige Schicht mischt die Pixel nur einmal. Stehen mehrere hintereinander, so arbeitet jede mit dem, was die vorige gefunden hat:",
  "story.deep.words": "Die Zahlen der Schicht k, gewichtet, summiert und gebogen, sind die Eingabe der Schicht k + 1.",
  "story.deep.2":
    "Im Jahr 2006 brachten Geoffrey Hinton und Ruslan Salakhutdinov eine Ziffer auf diese Weise in 30 Zahlen unter und holten sie mit einem Fehler von 0,00383 zurück. PCA steht mit 64 noch beim Doppelten. Tiefe Netze waren damals schwer zu trainieren, deshalb trainierten sie zuerst jede Schicht für sich. Heute genügen Gewichte, die in der richtigen Größenordnung beginnen, und ein Verfahren wie Adam.",
  "story.deep.3":
    "Das tiefe Modell hier verengt sich von 784 über 512, 256 und 128 zu seinem Code und weitet sich ebenso. Mit einem Code aus 64 Zahlen hat es 1.149.520 Gewichte und Konstanten, elfmal so viele wie das einfache, und jeder Schritt dauert länger.",
  "story.set.deep30": "Tief, mit 30 Zahlen",
  "story.set.deep30.what": "Vier Schichten in jede Richtung. Rechnen Sie mit Minuten statt Sekunden.",
  "story.set.deepShipped": "Das mitgelieferte tiefe Netz",
  "story.set.deepShipped.what": "Schon trainiert, durch 30 Zahlen. Zu trainieren ist nichts.",

  "story.conv.title": "Gefaltet",
  "story.conv.1":
    "Eine Schicht, die jedes Pixel mit jeder Zahl verbindet, muss einen Strich für jede Stelle neu lernen, an der er liegen kann. Eine *Faltung* lernt ein kleines Muster einmal und sucht es überall:",
  "story.conv.words":
    "Neun Gewichte werden über ein Pixel und seine acht Nachbarn gelegt: malnehmen, addieren, biegen, weiterrücken.",
  "story.conv.2":
    "*Pooling* behält dann von je vier Nachbarn den größten Wert. Nach drei Runden besteht der Code aus 4 × 4 Stellen mit je 8 Zahlen. Auf dem Rückweg wird jeder Wert in beide Richtungen verdoppelt, und Faltungen glätten das Ergebnis. Das Ganze hat 7.009 Gewichte und Konstanten, ein Vierzehntel des einfachen Netzes.",
  "story.conv.3":
    "Der Preis ist Rechenarbeit. Jedes Gewicht wird an bis zu 784 Stellen gebraucht; so dauert ein Schritt länger, obwohl weniger zu lernen ist.",
  "story.set.conv": "Faltung, 7.009 Gewichte",
  "story.set.conv.what": "Fünf Epochen auf 12.000 Ziffern, damit es kurz bleibt.",

  "story.denoising.title": "Entrauschen",
  "story.denoising.1":
    "Ein weiter Code lässt einen bequemen Ausweg: abschreiben. Pascal Vincent und seine Kollegen versperrten ihn 2008, indem sie die Eingabe störten. Das Netz bekommt eine verrauschte Ziffer und wird an der sauberen gemessen:",
  "story.denoising.words":
    "In Worten: Zu jedem Pixel kommt eine Zufallszahl der typischen Größe s, und was den Bereich von Papier bis Tinte verlässt, wird abgeschnitten. Dann wird das, was Encoder f und Decoder g daraus machen, mit der Ziffer verglichen, wie sie war.",
  "story.denoising.2":
    "Abschreiben lohnt sich nun nicht mehr, denn abgeschrieben würde Rauschen. Um das Rauschen zu entfernen, muss das Netz wissen, wie Ziffern aussehen.",
  "story.denoising.3":
    "Bei s = 0,25 liegt eine verrauschte Ziffer um 0,0327 daneben, bei 0,5 um 0,1156. Das beste lineare Filter drückt das auf 0,0069 und 0,0175. Der mitgelieferte Entrauscher dieser Seite, ein Faltungsnetz, das mit jedem s bis 0,8 trainiert wurde, erreicht 0,0034 und 0,0088.",
  "story.set.denoiser": "Der mitgelieferte Entrauscher bei s = 0,5",
  "story.set.denoiser.what": "Zeichnen Sie, und sehen Sie zu, wie er aufräumt. Zu trainieren ist nichts.",
  "story.set.ownDenoiser": "Ein eigener Entrauscher",
  "story.set.ownDenoiser.what": "Faltung, mit Rauschen von 0,25 auf der Eingabe; fünf Epochen auf 12.000 Ziffern.",

  "story.heart.title": "Auswendig gelernt",
  "story.heart.1":
    "Ein kleiner Trainingsverlust beweist wenig. Ein Netz mit 101.200 Gewichten, das 200 Ziffern oft genug sieht, kann sie sich merken. Darum hat die Kurve eine zweite Linie: den Fehler auf Testziffern, mit denen das Netz nie trainiert.",
  "story.heart.2":
    "Solange beide Linien fallen, lernt es, wie Ziffern aussehen. Fällt der Trainingsverlust weiter und bleibt der Testverlust zurück, oder dreht er gar um und steigt, dann lernt es genau diese 200. Das ist *Überanpassung*, und nur die zweite Linie zeigt sie.",
  "story.set.few": "Nur 200 Ziffern",
  "story.set.few.what": "Einfach, mit 64 Zahlen, 200 Epochen auf 200 Ziffern: höchstens eine Minute.",

  "story.use.title": "Wozu das gut ist",
  "story.use.1":
    "JPEG wird ein Autoencoder nicht ersetzen: Er kennt nur eine Art von Bild. Doch auch das ist nützlich. Was er schlecht wiederherstellt, gleicht nicht dem, was er gesehen hat; ein großer Fehler verrät also Fremdes. Entrauscher säubern Bilder und Messungen. Und manche Bildgeneratoren, darunter latente Diffusionsmodelle, arbeiten im Code eines Autoencoders, weil er kürzer ist als das Bild.",
  "story.set.strangers": "Zeigen, was es nie gesehen hat",
  "story.set.strangers.what": "Buchstaben, Gesichter und anderes Fremdes, jeweils mit dem Fehler.",

  "story.encoder": "Encoder",
  "story.code": "Code",
  "story.decoder": "Decoder",
  "story.figure.hourglass": "Eine liegende Sanduhr: Schichten aus 784, 128, 8, 128 und 784 Zahlen",
  "story.caption.hourglass":
    "Ein liegender Autoencoder: 784 Zahlen gehen hinein, wenige durch die Taille, 784 kommen heraus. Die Höhen folgen dem Logarithmus.",
  "story.figure.errors":
    "Mittlerer quadratischer Fehler gegen die Zahlen im Code. Durchschnittsziffer: 0,0675. PCA: 0,0555 mit 2, 0,0364 mit 8, 0,0254 mit 16, 0,0152 mit 32, 0,00775 mit 64. Tief, 30 Zahlen: 0,00383. Einfach, 64 Zahlen: 0,0038.",
  "story.caption.errors":
    "Fehler auf den Testziffern von MNIST gegen die Größe des Codes; beide Achsen sind logarithmisch. Tief ist das Netz von Hinton und Salakhutdinov, einfach das nach 50 Epochen.",
  "story.axis.code": "Zahlen im Code",
  "story.mean": "Durchschnittsziffer",
  "story.deepPoint": "tief, 2006",
  "story.vanillaPoint": "einfach",
  "story.digit": "Eine Testziffer",
  "story.edges": "Was die neun Gewichte antworten: orange an linken Rändern von Strichen, blau an rechten",
  "story.kernel": "Neun Gewichte: {weights}",
  "story.caption.convolution":
    "Neun Gewichte, die auf Kanten antworten: orange, wo von links her Tinte beginnt, blau, wo sie endet. Diese sind von Hand gesetzt; ein Netz findet seine eigenen.",
  "story.spoiled": "Die Ziffer mit Rauschen {strength}",
  "story.restored": "Wiederhergestellt aus Rauschen {strength}",
  "story.caption.noise":
    "Eine Testziffer unter immer mehr Rauschen, und was das Netz, das oben antwortet, jetzt daraus macht.",

  "setting.section": "Abschnitt",
  "setting.section.help": "Der Abschnitt des Artikels, zu dem der Link führt.",
};
