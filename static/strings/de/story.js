// German: the article. *Words* between asterisks are stressed, **x** is a vector, [words](NAME) are a term of
// terms/list.js; {names} are in story/told.js.

export default {
  "story.title": "Was durch die Taille passt",
  "story.lead":
    "Das Bild einer Ziffer hat 784 Pixel. In der Ziffer selbst steckt viel weniger. Hier steht, wie ein Netz herausfindet, wie viel weniger: Es muss jede Ziffer durch eine schmale Taille zwängen und auf der anderen Seite wieder aufbauen.",
  "story.contents": "In diesem Artikel",
  "story.sources": "Quellen",
  "story.data":
    "MNIST stammt von Yann LeCun und Corinna Cortes und steht unter CC BY-SA 3.0. Die Zahlen ohne Quelle wurden für diese Seite gemessen, auf MNIST, mit Adam bei einer Rate von 0,001, Stapeln zu 256 und Startwert 1; ein Befehl, nn/cmd/figures, schreibt sie alle. Dezibel für viele Ziffern sind die ihres mittleren Fehlers.",
  "story.isSet": "Eingestellt: {name}.",
  "story.train": "Drück dann auf Trainieren.",
  "story.back": "Zurück zum Artikel",

  "story.compression.title": "Dasselbe kürzer sagen",
  "story.compression.1":
    "Ein Bild besteht hier aus 28 Zeilen zu 28 Pixeln: 784 Zahlen zwischen 0, das ist Papier, und 1, das ist Tinte. Fast jede Liste von 784 solchen Zahlen sieht aus wie ein Fernseher ohne Programm. Ziffern sind seltene Ausnahmen, und sie ähneln einander: Die Tinte hängt in Strichen zusammen, die Striche liegen in der Mitte, die Ecken bleiben leer. Wer das weiß, muss nicht jedes Pixel aufschreiben.",
  "story.compression.2":
    "Das ist Kompression: eine kurze Beschreibung, aus der sich das Ganze wieder aufbauen lässt. Eine ZIP-Datei ist *verlustfrei* und gibt jedes Bit zurück. Ein JPEG-Foto ist *verlustbehaftet*: Was zurückkommt, ist beinahe dasselbe, und die Kunst besteht darin, zu verlieren, was niemand vermisst. Die Regeln von JPEG haben Menschen geschrieben, für Fotos von allem Möglichen. Ein [Autoencoder](autoencoder) bekommt keine Regeln. Er sieht Tausende Ziffern und findet Regeln, die für Ziffern taugen und für wenig sonst.",
  "story.set.shipped": "Ein fertiges Netz: 32 Zahlen",
  "story.set.shipped.what":
    "Das mitgelieferte Faltungsnetz antwortet: Deine Zeichnung geht durch 32 Zahlen. Zu trainieren ist nichts.",

  "story.vanilla.title": "Der einfache",
  "story.vanilla.1":
    "Ein Autoencoder hat zwei Hälften. Der [Encoder](encoder) f macht aus einem Bild **x** einen [Code](code) **h**. Der [Decoder](decoder) g macht aus dem Code wieder ein Bild. Im einfachsten Fall ist jede Hälfte eine einzige [Schicht](layer):",
  "story.vanilla.words":
    "In Worten: Jede Zahl des Codes ist eine gewichtete Summe aller Pixel, plus eine Konstante, gebogen von φ. Jedes Pixel des Ergebnisses ist eine gewichtete Summe des Codes, plus eine Konstante, gebogen von ψ. Hier ist φ die [ReLU](relu), die alles unter null abschneidet, und ψ das [Sigmoid](sigmoid), das jedes Pixel zwischen Papier und Tinte hält. Fette Buchstaben sind Listen von Zahlen, Vektoren; ein fettes **W** ist eine Tabelle von Gewichten.",
  "story.vanilla.2":
    "Niemand sagt, was der Code bedeuten soll, und auch nicht, welche Ziffer ein Bild zeigt: Die Beschriftungen der Ziffern, ihre Labels, bleiben ungenutzt. Solches Lernen heißt *unüberwacht*. Es gibt nur eine Forderung: Heraus soll kommen, was hineinging. Mit 784 Zahlen im Code genügte Abschreiben. Mit acht muss das Netz auswählen, und diese Auswahl ist es, was es lernt.",
  "story.vanilla.3":
    "Es lernt in kleinen Schritten. Es nimmt einen [Stapel](batch) Ziffern, misst, wie weit seine Antworten danebenliegen, und schiebt jedes Gewicht ein wenig [dorthin](gradient), wo sie besser gewesen wären. Mit 64 Zahlen im Code sind das 101.200 [Gewichte und Konstanten](parameter).",
  "story.set.vanilla8": "Einfach, mit 8 Zahlen",
  "story.set.vanilla8.what": "Eine Schicht in jede Richtung, ein Code aus 8 Zahlen, kein Rauschen.",

  "story.error.title": "Wie weit daneben?",
  "story.error.1":
    "Die Forderung braucht eine Zahl, den *Rekonstruktionsfehler*. Üblich ist der [mittlere quadratische Fehler](mse): Man zieht die beiden Bilder Pixel für Pixel voneinander ab, quadriert die Unterschiede und nimmt ihr Mittel.",
  "story.error.words":
    "Es gibt n = 784 Pixel. [PSNR](psnr) sagt dasselbe in Dezibel: Ein Zehntel des Fehlers sind 10 dB mehr, die Hälfte 3 dB, und mehr ist besser. Für viele Ziffern nimmt diese Seite erst das Mittel ihrer Fehler und davon die Dezibel.",
  "story.error.2":
    "Eine Zahl allein sagt wenig. Hier sind einige zum Vergleich, alle auf den 10.000 [Testziffern](testDigits) von [MNIST](mnist). Wer auf jede Ziffer mit der Durchschnittsziffer antwortet, macht einen Fehler von {mean} oder {meandB}: So schneidet ab, wer nichts sieht. Die [Hauptkomponentenanalyse](pca), PCA, ist das Beste, was ein linearer Code kann. Sie erreicht {pca8} mit 8 Zahlen und {pca64} mit 64, wenn man ihr Ergebnis auf den Bereich von Papier bis Tinte beschneidet.",
  "story.error.3":
    "Das einfache Netz mit 64 Zahlen steht nach einer [Epoche](epoch), also einem Blick auf jede Trainingsziffer, bei {vanilla1}; nach zehn bei {vanilla10} und nach fünfzig bei {vanilla50}. Das ist weniger als der halbe Fehler des linearen Codes gleicher Größe.",
  "story.set.vanilla64": "Einfach, mit 64 Zahlen",
  "story.set.vanilla64.what": "Zehn Epochen auf allem, und darunter der Vergleich mit PCA.",

  "story.dead.title": "Pixel, die sterben",
  "story.dead.1":
    "Der Knick am Ausgang ist wichtiger, als er aussieht. ReLU gibt für jede Summe unter null eine Null, und dort ist sie flach. Wo sie flach ist, gibt es keine Richtung, in die man lernen könnte. Ein Ausgangspixel, dessen Summe bei jeder Ziffer unter null liegt, erfährt nie, dass es falsch lag: Es ist tot. Seine eigenen Gewichte lernen von da an nichts mehr. Nur der Code, der von den anderen Pixeln lernt, kann seine Summe noch einmal über null heben.",
  "story.dead.words":
    "ReLU nimmt das Größere von null und z. Das Sigmoid presst jedes z zwischen 0 und 1; seine Steigung wird klein, aber nie null.",
  "story.dead.2":
    "Von den {inked} Pixeln, die in irgendeiner Trainingsziffer Tinte haben, sind nach einer Epoche {dead1} tot, nach zehn {dead10} und nach fünfzig {dead50}. Nicht alle bleiben es: Nach fünfzig Epochen antworten {back50} wieder, die nach einer früheren tot waren. Mit ReLU am Ausgang endete der Fehler bei {relu50}, mit Sigmoid bei {vanilla50}; sonst waren nur die ersten Gewichte des Ausgangs andere.",
  "story.set.relu": "ReLU am Ausgang",
  "story.set.relu.what": "Einfach, mit 64 Zahlen und ReLU am Ausgang: Achte darauf, welche Pixel Papier bleiben.",

  "story.entropy.title": "Eine Wette auf jedes Pixel",
  "story.entropy.1":
    "Zum Sigmoid gehört ein eigenes [Verlustmaß](loss). Die *Kreuzentropie* sieht in jedem Pixel eine Wette zwischen Tinte und Papier:",
  "story.entropy.words":
    "In Worten: Wo Tinte ist, zahlt man minus den Logarithmus dessen, was auf Tinte gesetzt war; wo Papier ist, dessen, was auf Papier gesetzt war; davon das Mittel. Zweifel kostet wenig, sich des Falschen sicher zu sein kostet viel. Der mitgelieferte Entrauscher dieser Seite wurde so trainiert, obwohl am Ende der quadratische Fehler zählt.",
  "story.entropy.floor":
    "Ihr bester Wert ist nicht null. Ein graues Pixel ist eine Wette, die niemand ganz gewinnen kann; so zahlt selbst eine Antwort, die der Ziffer gleicht: im Mittel über die Testziffern {entropyFloor}. Was zählt, ist, wie weit ein solcher Verlust darüber liegt.",
  "story.set.entropy": "Kreuzentropie als Verlustmaß",
  "story.set.entropy.what": "Einfach, mit 64 Zahlen. Dieses Maß hat eine andere Skala; vergleich am Ende den MSE.",

  "story.deep.title": "Tief",
  "story.deep.1":
    "Eine einzige Schicht mischt die Pixel nur einmal. Stehen mehrere hintereinander, so arbeitet jede mit dem, was die vorige gefunden hat:",
  "story.deep.words": "Die Zahlen der Schicht k, gewichtet, summiert und gebogen, sind die Eingabe der Schicht k + 1.",
  "story.deep.2":
    "Im Jahr 2006 brachten Geoffrey Hinton und Ruslan Salakhutdinov eine Ziffer auf diese Weise in 30 Zahlen unter und holten sie mit einem Fehler von {hinton} zurück. PCA steht mit 64 noch beim Doppelten. Tiefe Netze waren damals schwer zu trainieren, deshalb trainierten sie zuerst jede Schicht für sich. Heute genügen Gewichte, die in der richtigen Größenordnung beginnen, und ein [Verfahren](optimizer) wie Adam.",
  "story.deep.3":
    "Das tiefe Modell hier verengt sich von 784 über 512, 256 und 128 zu seinem Code und weitet sich ebenso. Mit einem Code aus 64 Zahlen hat es 1.149.520 Gewichte und Konstanten, elfmal so viele wie das einfache, und jeder Schritt dauert länger. Nach fünfzig Epochen steht es bei {deep50}, das einfache bei {vanilla50}.",
  "story.set.deep30": "Tief, mit 30 Zahlen",
  "story.set.deep30.what": "Vier Schichten in jede Richtung. Rechne mit Minuten statt Sekunden.",
  "story.set.deepShipped": "Das mitgelieferte tiefe Netz",
  "story.set.deepShipped.what": "Schon trainiert, durch 30 Zahlen. Zu trainieren ist nichts.",

  "story.conv.title": "Gefaltet",
  "story.conv.1":
    "Eine Schicht, die jedes Pixel mit jeder Zahl verbindet, muss einen Strich für jede Stelle neu lernen, an der er liegen kann. Eine [Faltung](conv) lernt ein kleines Muster einmal und sucht es überall:",
  "story.conv.words":
    "Neun Gewichte werden über ein Pixel und seine acht Nachbarn gelegt: malnehmen, addieren, biegen, weiterrücken. Von der zweiten Schicht an sind mehrere Bilder zu betrachten, eines für jedes Muster der vorigen Schicht; sie heißen *Kanäle*. Jeder Kanal c hat neun eigene Gewichte, und die Summen aller Kanäle werden addiert.",
  "story.conv.2":
    "[Pooling](pool) behält dann von je vier Nachbarn den größten Wert. Nach drei Runden besteht der Code aus 4 × 4 Stellen mit je 8 Zahlen. Auf dem Rückweg wiederholt das [Upsampling](up) jeden Wert in einem Quadrat von 2 × 2, sodass Breite und Höhe zweimal so groß sind wie zuvor, und Faltungen glätten das Ergebnis. Das Ganze hat 7.009 Gewichte und Konstanten, ein Vierzehntel des einfachen Netzes.",
  "story.conv.up":
    "Es gibt andere Wege zurück zur vollen Größe. *Interpolation*, mit der man Fotos vergrößert, zieht Verläufe zwischen benachbarten Werten, wo das Upsampling Quadrate setzt; zu lernen haben beide nichts. Eine [transponierte Faltung](transposed) lernt ihren Weg: Wo eine Faltung neun Werte zu einem zusammenfasst, verteilt sie einen Wert auf neun Stellen. Als Matrizen geschrieben, ist die eine die andere mit vertauschten Zeilen und Spalten, daher der Name. Zurück bringt sie die Größe, die eine Faltung mit Schrittweite genommen hat, nicht das Bild selbst; das müssen die Gewichte lernen.",
  "story.conv.smooth":
    "Was herauskommt, ist glatter als beim einfachen Netz. Dort hat jedes Pixel eigene Gewichte und irrt auf eigene Weise, sodass das Papier gesprenkelt ist; hier stammen benachbarte Pixel aus denselben wenigen Filtern. Trotzdem ist der Fehler größer: {conv50} nach fünfzig Epochen, beim einfachen Netz {vanilla50}, und das, obwohl dieser Code 128 Zahlen hat und der einfache 64. Jedes Pooling vergisst, an welcher von vier Stellen der größte Wert stand, und 7.009 Gewichte sind wenig, um es zu erraten. So liegen Kanten etwas daneben oder verschwimmen, und das kostet mehr quadratischen Fehler als schwache Sprenkel. Glatt auszusehen und nahe dran zu sein ist zweierlei.",
  "story.conv.3":
    "Der Preis ist Rechenarbeit. Jedes Gewicht wird an bis zu 784 Stellen gebraucht; so dauert ein Schritt länger, obwohl weniger zu lernen ist.",
  "story.set.conv": "Faltung, 7.009 Gewichte",
  "story.set.conv.what": "Fünf Epochen auf 12.000 Ziffern, damit es kurz bleibt.",

  "story.denoising.title": "Entrauschen",
  "story.denoising.1":
    "Ein weiter Code lässt einen bequemen Ausweg: abschreiben. Pascal Vincent und seine Kollegen versperrten ihn 2008, indem sie die Eingabe störten. Das Netz bekommt eine verrauschte Ziffer und wird an der sauberen gemessen:",
  "story.denoising.words":
    "In Worten: Zu jedem Pixel kommt eine [Zufallszahl](noise) der typischen Größe s, und was den Bereich von Papier bis Tinte verlässt, wird abgeschnitten. Dann wird das, was Encoder f und Decoder g daraus machen, mit der Ziffer verglichen, wie sie war.",
  "story.denoising.2":
    "Abschreiben lohnt sich nun nicht mehr, denn abgeschrieben würde Rauschen. Um das Rauschen zu entfernen, muss das Netz wissen, wie Ziffern aussehen.",
  "story.denoising.3":
    "Bei s = 0,25 liegt eine verrauschte Ziffer um {noisy25} daneben, bei 0,5 um {noisy50}. Das jeweils beste lineare Filter drückt das auf {filter25} und {filter50}, wenn man sein Ergebnis auf den Bereich von Papier bis Tinte beschneidet. Der mitgelieferte Entrauscher dieser Seite, ein Faltungsnetz, das mit jedem s bis 0,8 trainiert wurde, erreicht {denoiser25} und {denoiser50}.",
  "story.set.denoiser": "Der mitgelieferte Entrauscher bei s = 0,5",
  "story.set.denoiser.what": "Zeichne, und sieh zu, wie er aufräumt. Zu trainieren ist nichts.",
  "story.set.ownDenoiser": "Ein eigener Entrauscher",
  "story.set.ownDenoiser.what": "Faltung, mit Rauschen von 0,25 auf der Eingabe; fünf Epochen auf 12.000 Ziffern.",

  "story.heart.title": "Auswendig gelernt",
  "story.heart.1":
    "Ein kleiner Trainingsverlust beweist wenig. Ein Netz mit 101.200 Gewichten, das 200 Ziffern oft genug sieht, kann sie sich merken. Darum hat die Kurve eine zweite Linie: den Fehler auf Testziffern, mit denen das Netz nie trainiert.",
  "story.heart.2":
    "Solange beide Linien fallen, lernt es, wie Ziffern aussehen. Fällt der Trainingsverlust weiter und bleibt der Testverlust zurück, oder dreht er gar um und steigt, dann lernt es genau diese 200. Das ist [Überanpassung](overfitting), und nur die zweite Linie zeigt sie.",
  "story.heart.validation":
    "Auswendig lernen lässt sich noch auf andere Weise. Wer viele Einstellungen probiert und die mit dem besten Testverlust behält, hat nach den Testziffern ausgesucht, und sie sind kein Test mehr. Darum hält man einen Teil der Trainingsziffern zurück, um danach auszusuchen, die [Validierungsziffern](validation), und hebt die Testziffern für den Schluss auf. Die Einführung, der diese Seite folgt, trainiert mit 80 von 100 Ziffern und validiert mit 20. Das tut die Einstellung *Validierung*: Mit 20 % trainiert das Netz auf 48.000 Ziffern, die zweite Linie ist der Verlust auf den anderen 12.000, und das Ergebnis am Ende ist das der Testziffern.",
  "story.set.few": "Nur 200 Ziffern",
  "story.set.few.what": "Einfach, mit 64 Zahlen, 200 Epochen auf 200 Ziffern: höchstens eine Minute.",
  "story.set.fifty": "Fünfzig Epochen, geteilt 80:20",
  "story.set.fifty.what":
    "Einfach, mit 64 Zahlen, wie die Einführung es trainiert, nur mit Sigmoid am Ausgang. Es beginnt sofort und dauert einige Minuten.",

  "story.use.title": "Wozu das gut ist",
  "story.use.1":
    "JPEG wird ein Autoencoder nicht ersetzen: Er kennt nur eine Art von Bild. Doch auch das ist nützlich. Was er schlecht wiederherstellt, gleicht nicht dem, was er gesehen hat; ein großer Fehler verrät also Fremdes. Entrauscher säubern Bilder und Messungen. Und manche Bildgeneratoren, darunter latente Diffusionsmodelle, arbeiten im Code eines Autoencoders, weil er kürzer ist als das Bild.",
  "story.set.strangers": "Zeigen, was es nie gesehen hat",
  "story.set.strangers.what": "Buchstaben, Gesichter und anderes Fremdes, jeweils mit dem Fehler.",

  "story.encoder": "Encoder",
  "story.code": "Code",
  "story.decoder": "Decoder",
  "story.waist": "Zieh an der Taille",
  "story.waistSays":
    "{code} Zahlen: Der beste lineare Code (PCA) stellt Testziffern mit einem Fehler von {mse} wieder her, {psnr}",
  "story.filter": "Verschieb das Filter",
  "story.filterAt": "bei Spalte {x}, Zeile {y}",
  "story.filterDone": "es war überall",
  "story.noise": "Dreh das Rauschen in der letzten Spalte auf",
  "story.noiseSays": "s = {strength}",
  "story.figure.hourglass": "Eine liegende Sanduhr: Schichten aus 784, 128, {code}, 128 und 784 Zahlen",
  "story.caption.hourglass":
    "Ein liegender Autoencoder: 784 Zahlen gehen hinein, wenige durch die Taille, 784 kommen heraus. Die Höhen folgen dem Logarithmus.",
  "story.figure.errors":
    "Mittlerer quadratischer Fehler gegen die Zahlen im Code. Durchschnittsziffer: {mean}. PCA: {pca2} mit 2, {pca8} mit 8, {pca16} mit 16, {pca32} mit 32, {pca64} mit 64. Tief, 30 Zahlen: {hinton}. Einfach, 64 Zahlen: {vanilla50}.",
  "story.caption.errors":
    "Fehler auf den Testziffern von MNIST gegen die Größe des Codes; beide Achsen sind logarithmisch. PCA ist auf den Wertebereich der Pixel beschnitten. Tief ist das Netz von Hinton und Salakhutdinov, einfach das nach 50 Epochen.",
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
};
