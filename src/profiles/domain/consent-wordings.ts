export const WORDING_LANGUAGES = ['en', 'ro', 'fr', 'it', 'es', 'ar', 'uk'] as const;
export type WordingLanguage = (typeof WORDING_LANGUAGES)[number];
export type Wordings = Readonly<Record<WordingLanguage, string>>;

/** `{recipient}` and the like are filled in. A changed text takes the next version of its purpose; another language does not. */
export const REFERRAL: Wordings = {
  en: '{recipient} may see my profile, to offer me work. I can withdraw this at any time; what was seen before stays lawful.',
  ro: '{recipient} îmi poate vedea profilul, pentru a-mi oferi de lucru. Pot retrage acest acord oricând; ce s-a văzut înainte rămâne legal.',
  fr: '{recipient} peut voir mon profil, pour me proposer du travail. Je peux retirer cet accord à tout moment ; ce qui a été vu avant reste licite.',
  it: '{recipient} può vedere il mio profilo, per offrirmi un lavoro. Posso revocare questo consenso in ogni momento; ciò che è stato visto prima resta lecito.',
  es: '{recipient} puede ver mi perfil, para ofrecerme trabajo. Puedo retirar este consentimiento en cualquier momento; lo que se vio antes sigue siendo lícito.',
  ar: 'يجوز لـ{recipient} الاطلاع على ملفي ليعرض عليّ عملاً. يمكنني سحب هذه الموافقة في أي وقت؛ وما جرى الاطلاع عليه قبل ذلك يبقى مشروعاً.',
  uk: '{recipient} може бачити мій профіль, щоб запропонувати мені роботу. Я можу відкликати цю згоду будь-коли; те, що побачили раніше, залишається законним.',
};

export const RELEASE_FOR_REFERRAL: Wordings = {
  en: '{recipient} may see, until the end of {until}: {what}. Nothing else is shown. I can withdraw this at any time, and from then on nothing more is shown.',
  ro: '{recipient} poate vedea, până la sfârșitul zilei de {until}: {what}. Nimic altceva nu se arată. Pot retrage acest acord oricând, iar de atunci nu se mai arată nimic.',
  fr: '{recipient} peut voir, jusqu’à la fin du {until} : {what}. Rien d’autre n’est montré. Je peux retirer cet accord à tout moment, et plus rien n’est alors montré.',
  it: '{recipient} può vedere, fino alla fine del {until}: {what}. Nient’altro viene mostrato. Posso revocare questo consenso in ogni momento, e da allora non viene mostrato più nulla.',
  es: '{recipient} puede ver, hasta el final del {until}: {what}. No se muestra nada más. Puedo retirar este consentimiento en cualquier momento, y desde entonces no se muestra nada.',
  ar: 'يجوز لـ{recipient} الاطلاع، حتى نهاية يوم {until}، على: {what}. ولا يُعرض أي شيء آخر. يمكنني سحب هذه الموافقة في أي وقت، ومنذ ذلك الحين لا يُعرض شيء.',
  uk: '{recipient} може бачити до кінця дня {until}: {what}. Більше нічого не показують. Я можу відкликати цю згоду будь-коли, і відтоді більше нічого не показують.',
};

export const CHANGE_DESTINATION: Wordings = {
  en: 'My file may be handed to the services of {recipient}, where I now want to go. The services of the country before no longer see it.',
  ro: 'Dosarul meu poate fi predat serviciilor din {recipient}, unde vreau acum să merg. Serviciile țării dinainte nu îl mai văd.',
  fr: 'Mon dossier peut être remis aux services de {recipient}, où je veux aller désormais. Les services du pays précédent ne le voient plus.',
  it: 'Il mio fascicolo può essere consegnato ai servizi di {recipient}, dove ora voglio andare. I servizi del paese precedente non lo vedono più.',
  es: 'Mi expediente puede entregarse a los servicios de {recipient}, adonde ahora quiero ir. Los servicios del país anterior ya no lo ven.',
  ar: 'يجوز تسليم ملفي إلى الجهات المختصة في {recipient}، حيث أريد الذهاب الآن. ولا تعود الجهات في البلد السابق تراه.',
  uk: 'Мою справу можна передати службам країни {recipient}, куди я тепер хочу поїхати. Служби попередньої країни її більше не бачать.',
};

export const APPLY_FOR_RECOGNITION: Wordings = {
  en: '{recipient} may open a case of recognition for me and connect it with my profile. I can withdraw this at any time; a case already opened I withdraw there.',
  ro: '{recipient} poate deschide un dosar de recunoaștere pentru mine și îl poate lega de profilul meu. Pot retrage acest acord oricând; un dosar deja deschis îl retrag acolo.',
  fr: '{recipient} peut ouvrir pour moi un dossier de reconnaissance et le relier à mon profil. Je peux retirer cet accord à tout moment ; un dossier déjà ouvert se retire là-bas.',
  it: '{recipient} può aprire per me una pratica di riconoscimento e collegarla al mio profilo. Posso revocare questo consenso in ogni momento; una pratica già aperta la ritiro lì.',
  es: '{recipient} puede abrir para mí un expediente de reconocimiento y vincularlo a mi perfil. Puedo retirar este consentimiento en cualquier momento; un expediente ya abierto lo retiro allí.',
  ar: 'يجوز لـ{recipient} فتح ملف اعتراف باسمي وربطه بملفي الشخصي. يمكنني سحب هذه الموافقة في أي وقت؛ أما الملف الذي فُتح فأسحبه هناك.',
  uk: '{recipient} може відкрити для мене справу про визнання та пов’язати її з моїм профілем. Я можу відкликати цю згоду будь-коли; уже відкриту справу я відкликаю там.',
};

export const CONTACT_ORIGIN: Wordings = {
  en: '{recipient} may ask the authorities and schools that issued my papers whether they are genuine. I can withdraw this at any time.',
  ro: '{recipient} poate întreba autoritățile și școlile care mi-au eliberat actele dacă sunt autentice. Pot retrage acest acord oricând.',
  fr: '{recipient} peut demander aux autorités et écoles qui ont délivré mes documents s’ils sont authentiques. Je peux retirer cet accord à tout moment.',
  it: '{recipient} può chiedere alle autorità e alle scuole che hanno rilasciato i miei documenti se sono autentici. Posso revocare questo consenso in ogni momento.',
  es: '{recipient} puede preguntar a las autoridades y escuelas que expidieron mis documentos si son auténticos. Puedo retirar este consentimiento en cualquier momento.',
  ar: 'يجوز لـ{recipient} أن يسأل السلطات والمدارس التي أصدرت وثائقي عن صحتها. يمكنني سحب هذه الموافقة في أي وقت.',
  uk: '{recipient} може запитати органи й навчальні заклади, що видали мої документи, чи вони справжні. Я можу відкликати цю згоду будь-коли.',
};

export const LETTERS_BY_MAIL: Wordings = {
  en: 'Letters may be sent to {recipient} when something of mine waits for an answer or a day comes near. They do not say what it is about. I can withdraw this at any time, and no more letters come.',
  ro: 'Mi se pot trimite mesaje la {recipient} când ceva de-al meu așteaptă un răspuns sau când se apropie un termen. Ele nu spun despre ce este vorba. Pot retrage acest acord oricând, iar de atunci nu mai vine niciun mesaj.',
  fr: 'Des messages peuvent être envoyés à {recipient} quand quelque chose de mon dossier attend une réponse ou qu’une date approche. Ils ne disent pas de quoi il s’agit. Je peux retirer cet accord à tout moment, et plus aucun message ne vient.',
  it: 'Possono essermi inviati messaggi a {recipient} quando qualcosa di mio attende una risposta o si avvicina una scadenza. Non dicono di che cosa si tratta. Posso revocare questo consenso in ogni momento, e non arriva più alcun messaggio.',
  es: 'Se me pueden enviar mensajes a {recipient} cuando algo mío espera una respuesta o se acerca una fecha. No dicen de qué se trata. Puedo retirar este consentimiento en cualquier momento, y no llega ningún mensaje más.',
  ar: 'يجوز إرسال رسائل إليّ على {recipient} عندما ينتظر أمر يخصني جواباً أو يقترب موعد. وهي لا تذكر ما هو الأمر. يمكنني سحب هذه الموافقة في أي وقت، ولا تصلني بعدها أي رسالة.',
  uk: 'Мені можуть надсилати повідомлення на {recipient}, коли щось моє чекає на відповідь або наближається строк. У них не сказано, про що йдеться. Я можу відкликати цю згоду будь-коли, і повідомлення більше не надходитимуть.',
};

/** As the page of the self-assessment asks it, with the days to choose from. */
export const KEEP_ANSWERS: Wordings = {
  en: 'We need to keep them between one page and the next. They are kept encrypted, without your name, and used only to answer you. You can erase them at any moment, on every page.',
  ro: 'Trebuie să le păstrăm de la o pagină la alta. Sunt păstrate criptat, fără nume, și folosite numai pentru a vă răspunde. Le puteți șterge oricând, pe orice pagină.',
  fr: 'Nous devons les garder d’une page à l’autre. Elles sont gardées chiffrées, sans votre nom, et servent seulement à vous répondre. Vous pouvez les effacer à tout moment, sur chaque page.',
  it: 'Dobbiamo conservarle da una pagina all’altra. Sono cifrate, senza il Suo nome, e servono solo a risponderLe. Può cancellarle in ogni momento, da ogni pagina.',
  es: 'Tenemos que guardarlas de una página a otra. Se guardan cifradas, sin su nombre, y solo sirven para responderle. Puede borrarlas en todo momento, en cada página.',
  ar: 'نحتاج إلى حفظها بين صفحة وأخرى. تُحفظ مشفرة ومن دون اسمك، ولا تُستعمل إلا للرد عليك. يمكنك محوها في أي وقت، من أي صفحة.',
  uk: 'Їх треба зберігати від сторінки до сторінки. Вони зашифровані, без вашого імені, і потрібні лише для відповіді вам. Ви можете стерти їх будь-коли, на кожній сторінці.',
};

/** As the page asks where an address is given to come back by a link. */
export const RETURN_BY_MAIL: Wordings = {
  en: 'We use it only to send you a link that opens your answers. It is kept encrypted, with your answers, and erased with them. You can take it back at any moment.',
  ro: 'O folosim numai ca să vă trimitem un link care deschide răspunsurile. Se păstrează criptată, împreună cu răspunsurile, și se șterge odată cu ele. O puteți retrage oricând.',
  fr: 'Elle sert seulement à vous envoyer un lien qui ouvre vos réponses. Elle est gardée chiffrée, avec vos réponses, et effacée avec elles. Vous pouvez la retirer à tout moment.',
  it: 'Lo usiamo solo per mandarLe un link che apre le Sue risposte. È cifrato, sta con le risposte e si cancella con loro. Può ritirarlo in ogni momento.',
  es: 'Solo sirve para enviarle un enlace que abre sus respuestas. Se guarda cifrada, junto con las respuestas, y se borra con ellas. Puede retirarla en todo momento.',
  ar: 'نستعمله فقط لإرسال رابط يفتح إجاباتك. يُحفظ مشفراً مع إجاباتك ويُمحى معها. يمكنك سحبه في أي وقت.',
  uk: 'Вона потрібна лише для того, щоб надіслати вам посилання на ваші відповіді. Вона зашифрована, лежить разом із відповідями і стирається разом із ними. Ви можете забрати її будь-коли.',
};

/** As the page asks where letters about new work are asked for. */
export const ALERTS_BY_MAIL: Wordings = {
  en: 'We use it only for letters about work that fits your answers. It is kept encrypted, with your answers, and erased with them. One press ends the letters.',
  ro: 'O folosim numai pentru scrisori despre muncă potrivită cu răspunsurile. Se păstrează criptată, împreună cu răspunsurile, și se șterge odată cu ele. O singură apăsare oprește scrisorile.',
  fr: 'Elle sert seulement à des lettres sur le travail qui va avec vos réponses. Elle est gardée chiffrée, avec vos réponses, et effacée avec elles. Un seul geste arrête les lettres.',
  it: 'Lo usiamo solo per lettere sul lavoro adatto alle Sue risposte. È cifrato, sta con le risposte e si cancella con loro. Basta premere una volta per non ricevere più lettere.',
  es: 'Solo sirve para cartas sobre trabajo que va con sus respuestas. Se guarda cifrada, junto con las respuestas, y se borra con ellas. Basta pulsar una vez para que no lleguen más cartas.',
  ar: 'نستعمله فقط لرسائل عن عمل يناسب إجاباتك. يُحفظ مشفراً مع إجاباتك ويُمحى معها. ضغطة واحدة تنهي الرسائل.',
  uk: 'Вона потрібна лише для листів про роботу, яка підходить до ваших відповідей. Вона зашифрована, лежить разом із відповідями і стирається разом із ними. Одне натискання зупиняє листи.',
};

/** The recipient is a country, in the language of the words. */
export const KEEP_AS_PROFILE: Wordings = {
  en: 'My answers become my profile. The services for work and recognition of {recipient} can read it to help me. I can read it, change it and have it erased at any moment.',
  ro: 'Răspunsurile mele devin profilul meu. Serviciile pentru muncă și recunoaștere din {recipient} îl pot citi ca să mă ajute. Îl pot citi, schimba și șterge oricând.',
  fr: 'Mes réponses deviennent mon profil. Les services du travail et de la reconnaissance de ce pays ({recipient}) peuvent le lire pour m’aider. Je peux le lire, le changer et le faire effacer à tout moment.',
  it: 'Le mie risposte diventano il mio profilo. I servizi per il lavoro e il riconoscimento di questo Paese ({recipient}) possono leggerlo per aiutarmi. Posso leggerlo, cambiarlo e farlo cancellare in ogni momento.',
  es: 'Mis respuestas pasan a ser mi perfil. Los servicios de trabajo y reconocimiento de este país ({recipient}) pueden leerlo para ayudarme. Puedo leerlo, cambiarlo y hacer que se borre en todo momento.',
  ar: 'تصبح إجاباتي ملفي الشخصي. يمكن لخدمات العمل والاعتراف في {recipient} أن تقرأه لتساعدني. يمكنني أن أقرأه وأغيره وأطلب محوه في أي وقت.',
  uk: 'Мої відповіді стають моїм профілем. Служби праці та визнання цієї країни ({recipient}) можуть читати його, щоб допомогти мені. Я можу читати, змінювати і стерти його будь-коли.',
};
