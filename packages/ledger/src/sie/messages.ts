import { counted, type ErrorDetails, formatAmount, type Language, type Messages, type Sentence, writtenAmount } from '@saldo/kernel';

const text = (value: unknown): string => String(value ?? '');
const day = (value: unknown): string => text(value).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
/** Minor units as people write an amount; what is none stays as it stands. */
const amountIn = (language: Language, minor: unknown): string =>
  /^-?\d+$/.test(text(minor)) ? writtenAmount(formatAmount(BigInt(text(minor))), language) : text(minor);
const kronor = (minor: unknown): string => amountIn('en', minor);
const svKronor = (minor: unknown): string => amountIn('sv', minor);

/** Why a file is refused: each of these alone does it. */
const faults: Messages = {
  'sie.empty': () => ({ sv: 'Filen är tom. Exportera den på nytt.', en: 'The file is empty. Export it again.' }),
  'sie.not-sie': ({ found }) => ({
    sv: `Det här är ingen SIE-fil: den ${found ? `börjar med "${text(found)}"` : 'är ingen textfil'}. Välj den fil som bokföringsprogrammet exporterade.`,
    en: `This is no SIE file: it ${found ? `begins with "${text(found)}"` : 'is no text file'}. Choose the file that the accounting program exported.`,
  }),
  'sie.web-page': () => ({
    sv: 'Det här är en webbsida som sparats under namnet av en SIE-fil. Hämta filen på nytt.',
    en: 'This is a web page that was saved under the name of a SIE file. Fetch the file again.',
  }),
  'sie.no-labels': () => ({
    sv: 'Ingen av SIE-formatets poster finns i filen. Välj den fil som bokföringsprogrammet exporterade.',
    en: 'None of the items of the SIE format is in the file. Choose the file that the accounting program exported.',
  }),
  'sie.utf16': () => ({
    sv: 'Filen är sparad som UTF-16. Spara den som UTF-8, eller exportera den på nytt.',
    en: 'The file is saved as UTF-16. Save it as UTF-8, or export it again.',
  }),
  'sie.binary': () => ({
    sv: 'Filen innehåller nolltecken och är skadad eller ingen textfil. Exportera den på nytt.',
    en: 'The file holds zero bytes: it is damaged, or no text file. Export it again.',
  }),
  'sie.line-too-long': () => ({
    sv: 'En rad är längre än någon rad i en SIE-fil. Exportera filen på nytt.',
    en: 'A line is longer than any line of a SIE file. Export the file again.',
  }),
  'sie.line-without-label': ({ found }) => ({
    sv: `Raden "${text(found)}" börjar inte med någon etikett.`,
    en: `The line "${text(found)}" does not begin with a label.`,
  }),
  'sie.too-many-items': ({ label, most }) => ({
    sv: `Filen har fler än ${text(most)} poster ${text(label)} av ett slag som måste rymmas i minnet. Dela den per räkenskapsår.`,
    en: `The file has more than ${text(most)} items ${text(label)} of a kind that must fit in memory. Split it by financial year.`,
  }),
  'sie.truncated-line': () => ({
    sv: 'Filen slutar mitt i en rad. Den är avklippt: exportera eller hämta den på nytt.',
    en: 'The file ends in the middle of a line. It is cut off: export or fetch it again.',
  }),
  'sie.truncated-before-vouchers': () => ({
    sv: 'Filen slutar före sina verifikationer, fast saldona har ändrats under året. Den är avklippt: exportera eller hämta den på nytt.',
    en: 'The file ends before its vouchers, although balances change during the year. It is cut off: export or fetch it again.',
  }),
  'sie.truncated-voucher': () => ({
    sv: 'Filen slutar mitt i den här verifikationen. Den är avklippt: exportera eller hämta den på nytt.',
    en: 'The file ends in the middle of this voucher. It is cut off: export or fetch it again.',
  }),
  'sie.truncated-checksum': () => ({
    sv: 'Filen öppnar en kontrollsumma (#KSUMMA) som aldrig kommer. Den är avklippt: exportera eller hämta den på nytt.',
    en: 'The file opens a checksum (#KSUMMA) that never comes. It is cut off: export or fetch it again.',
  }),
  'sie.voucher-unclosed': ({ next, at }) => ({
    sv: `Verifikationen saknar sin avslutande klammer: på rad ${text(at)} börjar ${text(next)}.`,
    en: `The voucher lacks its closing brace: ${text(next)} begins on line ${text(at)}.`,
  }),
  'sie.row-outside-voucher': ({ label }) => ({
    sv: `${text(label)} står utanför varje verifikation.`,
    en: `${text(label)} stands outside any voucher.`,
  }),
  'sie.brace-stray': ({ found }) => ({
    sv: `Klammern ${text(found)} hör inte till någon verifikation.`,
    en: `The brace ${text(found)} belongs to no voucher.`,
  }),
  'sie.account-missing': ({ label }) => ({ sv: `${text(label)} saknar konto.`, en: `${text(label)} lacks an account.` }),
  'sie.amount-missing': ({ label }) => ({ sv: `${text(label)} saknar belopp.`, en: `${text(label)} lacks an amount.` }),
  'sie.amount-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är inget belopp i hela ören.`,
    en: `"${text(found)}" is no amount in whole öre.`,
  }),
  'sie.amount-split': ({ found }) => ({
    sv: `Beloppet "${text(found)}" är skrivet med blanktecken och går inte att läsa säkert.`,
    en: `The amount "${text(found)}" is written with a blank and cannot be read with certainty.`,
  }),
  'sie.amount-too-large': ({ found }) => ({ sv: `Beloppet ${text(found)} är för stort.`, en: `The amount ${text(found)} is too large.` }),
  'sie.amounts-too-large': () => ({
    sv: 'Filens belopp blir tillsammans större än någon bokföring kan vara. Exportera den på nytt.',
    en: 'The amounts of the file come to more than any books can hold. Export it again.',
  }),
  'sie.name-too-long': ({ label, most }) => ({
    sv: `${text(label)} har ett konto, en serie, ett nummer eller ett objekt på mer än ${text(most)} tecken. Så långa finns inte: rätta raden i källan.`,
    en: `${text(label)} has an account, series, number or object of more than ${text(most)} characters. There are none so long: correct the line at the source.`,
  }),
  'sie.objects-unclosed': () => ({ sv: 'Objektlistan saknar sin avslutande klammer.', en: 'The object list lacks its closing brace.' }),
  'sie.date-missing': () => ({
    sv: 'Verifikationen saknar datum, och varken raderna eller registreringen har något.',
    en: 'The voucher lacks a date, and neither its rows nor its registration has one.',
  }),
  'sie.date-unreadable': ({ found }) => ({ sv: `"${text(found)}" är inget datum.`, en: `"${text(found)}" is no date.` }),
  'sie.year-index-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är inget årsnummer (0, -1, -2 …).`,
    en: `"${text(found)}" is no year number (0, -1, -2 …).`,
  }),
};

/** Why a SIE 5 file (XML) is refused. */
const xmlFaults: Messages = {
  'sie.xml-not-sie': ({ found }) => ({
    sv: `Det här är XML men ingen SIE 5-fil: den har <${text(found)}> där <Sie> eller <SieEntry> ska stå.`,
    en: `This is XML and no SIE 5 file: it has <${text(found)}> where <Sie> or <SieEntry> belongs.`,
  }),
  'sie.xml-broken': ({ found }) => ({
    sv: `XML-filen är avklippt eller felaktig (${text(found)}). Exportera den på nytt.`,
    en: `The XML file is cut off or broken (${text(found)}). Export it again.`,
  }),
  'sie.xml-doctype': () => ({
    sv: 'Filen har en dokumenttyp (DOCTYPE), som SIE 5 inte har och som inte läses av säkerhetsskäl.',
    en: 'The file has a document type (DOCTYPE), which SIE 5 has not and which is not read, for safety.',
  }),
  'sie.xml-encoding': ({ found }) => ({
    sv: `Filen är inte skriven i den teckenkodning som den anger (${text(found)}).`,
    en: `The file is not written in the encoding that it states (${text(found)}).`,
  }),
  'sie.xml-attribute': ({ label, missing }) => ({
    sv: `<${text(label)}> saknar attributet ${text(missing)}.`,
    en: `<${text(label)}> lacks the attribute ${text(missing)}.`,
  }),
};

/** What was read although it is not as the standard has it. */
const findings: Messages = {
  'sie.label-unknown': ({ label }) => ({
    sv: `${text(label)} finns inte i standarden. Posten är sparad men inte tolkad.`,
    en: `The standard has no ${text(label)}. The item is kept and not interpreted.`,
  }),
  'sie.label-outside-standard': ({ label }) => ({
    sv: `${text(label)} är vanlig men finns inte i standarden. Posten är sparad men inte tolkad.`,
    en: `${text(label)} is common though not in the standard. The item is kept and not interpreted.`,
  }),
  'sie.label-case': ({ label }) => ({
    sv: `${text(label)} ska skrivas med stora bokstäver.`,
    en: `${text(label)} should be in capital letters.`,
  }),
  'sie.label-missing': ({ label }) => ({ sv: `${text(label)} saknas, fast standarden kräver den.`, en: `${text(label)} is missing.` }),
  'sie.label-twice': ({ label, found }) => ({
    sv: `${text(label)} finns flera gånger med olika innehåll; den sista gäller (${text(found)}).`,
    en: `${text(label)} stands more than once and differs; the last one counts (${text(found)}).`,
  }),
  'sie.field-missing': ({ label, missing }) => ({
    sv: `${text(label)} saknar ett fält som standarden kräver (${text(missing)}).`,
    en: `${text(label)} lacks a field that the standard wants (${text(missing)}).`,
  }),
  'sie.type-unknown': ({ found, read }) => ({
    sv: `"${text(found)}" är ingen SIE-typ; filen är läst som typ ${text(read)}.`,
    en: `"${text(found)}" is no SIE type; the file was read as type ${text(read)}.`,
  }),
  'sie.no-vouchers': () => ({
    sv: 'Filen har inga verifikationer. Om året har några är den avklippt; det som redan finns är inte rört.',
    en: 'The file has no vouchers. If the year has some it is cut off; what is there already is left alone.',
  }),
  'sie.type-has-no-vouchers': ({ read }) => ({
    sv: `Filen säger sig vara av typ ${text(read)}, som inte har verifikationer, men har sådana. De läses inte in.`,
    en: `The file says that it is of type ${text(read)}, which has no vouchers, and has some. They are not taken in.`,
  }),
  'sie.quote-misused': () => ({
    sv: 'Citattecken står inne i en text utan omvänt snedstreck före.',
    en: 'Quotation marks stand inside a text without a backslash before.',
  }),
  'sie.quote-unclosed': () => ({ sv: 'En text avslutas inte med citattecken.', en: 'A text is not closed by a quotation mark.' }),
  'sie.text-over-lines': ({ found }) => ({
    sv: `"${text(found)}" är fortsättningen på en text som brutits över raden; den är utelämnad.`,
    en: `"${text(found)}" goes on with a text that was broken over the line; it is left out.`,
  }),
  'sie.text-unquoted': ({ found }) => ({
    sv: `Texten "${text(found)}" står utan citattecken.`,
    en: `The text "${text(found)}" stands without quotation marks.`,
  }),
  'sie.control-character': () => ({
    sv: 'Styrtecken i en text är ersatta med blanktecken.',
    en: 'Control characters in a text are replaced by blanks.',
  }),
  'sie.brace-missing': ({ label }) => ({
    sv: `Före ${text(label)} saknas den klammer som öppnar verifikationen.`,
    en: `The brace that opens the voucher is missing before ${text(label)}.`,
  }),
  'sie.end-mark': () => ({ sv: 'Filen avslutas med ett gammalt filslutstecken.', en: 'The file ends in an old end-of-file mark.' }),
  'sie.last-line-open': () => ({
    sv: 'Sista raden saknar radslut. Om filen är avklippt saknas något: jämför med källan.',
    en: 'The last line has no line end. If the file is cut off something is missing: compare with the source.',
  }),
  'sie.date-form': ({ found }) => ({
    sv: `Datumet "${text(found)}" är inte skrivet ÅÅÅÅMMDD.`,
    en: `The date "${text(found)}" is not written YYYYMMDD.`,
  }),
  'sie.date-derived': ({ day: value, from }) => ({
    sv: `Verifikationen saknar datum; ${from === 'rows' ? 'radernas' : 'registreringens'} datum ${day(value)} är taget.`,
    en: `The voucher lacks a date; that of its ${from === 'rows' ? 'rows' : 'registration'}, ${day(value)}, was taken.`,
  }),
  'sie.registered-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är inget registreringsdatum.`,
    en: `"${text(found)}" is no registration date.`,
  }),
  'sie.row-date-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är inget datum; raden har fått verifikationens.`,
    en: `"${text(found)}" is no date; the row has the voucher's.`,
  }),
  'sie.text-in-date-place': ({ found }) => ({
    sv: `"${text(found)}" står där datumet hör hemma; det är läst som text.`,
    en: `"${text(found)}" stands in the date's place; it was read as the text.`,
  }),
  'sie.series-missing': () => ({
    sv: 'Serie eller nummer saknas, så att fälten står ett steg fel.',
    en: 'Series or number is missing, so that the fields stand one place off.',
  }),
  'sie.amount-form': ({ found }) => ({
    sv: `Beloppet "${text(found)}" är inte skrivet som i standarden.`,
    en: `The amount "${text(found)}" is not written as in the standard.`,
  }),
  'sie.quantity-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är ingen kvantitet; den är utelämnad.`,
    en: `"${text(found)}" is no quantity; it is left out.`,
  }),
  'sie.objects-missing': ({ label }) => ({ sv: `${text(label)} saknar objektlista.`, en: `${text(label)} lacks an object list.` }),
  'sie.objects-incomplete': () => ({
    sv: 'En dimension i objektlistan saknar objekt; den är utelämnad.',
    en: 'A dimension in the object list lacks an object; it is left out.',
  }),
  'sie.account-empty': ({ label }) => ({
    sv: `${text(label)} saknar kontonummer; posten är utelämnad.`,
    en: `${text(label)} lacks an account number; the item is left out.`,
  }),
  'sie.account-type': ({ found }) => ({
    sv: `"${text(found)}" är ingen kontotyp (T, S, K, I).`,
    en: `"${text(found)}" is no account type (T, S, K, I).`,
  }),
  'sie.account-not-numeric': ({ account }) => ({
    sv: `Kontot "${text(account)}" är inte numeriskt.`,
    en: `The account "${text(account)}" is not numeric.`,
  }),
  'sie.account-not-in-chart': ({ account }) => ({
    sv: `Kontot ${text(account)} är bokfört men finns inte i kontoplanen.`,
    en: `Account ${text(account)} has entries and is not in the chart of accounts.`,
  }),
  'sie.voucher-unbalanced': ({ voucher, difference }) => ({
    sv: `Verifikation ${text(voucher)} balanserar inte: debet och kredit skiljer ${svKronor(difference)}.`,
    en: `Voucher ${text(voucher)} does not balance: debit and credit differ by ${kronor(difference)}.`,
  }),
  'sie.voucher-outside-year': ({ voucher, day: value }) => ({
    sv: `Verifikation ${text(voucher)} är daterad ${day(value)}, utanför räkenskapsåret.`,
    en: `Voucher ${text(voucher)} is dated ${day(value)}, outside the financial year.`,
  }),
  'sie.number-twice': ({ voucher }) => ({
    sv: `Verifikationsnumret ${text(voucher)} finns flera gånger.`,
    en: `There is more than one voucher ${text(voucher)}.`,
  }),
  'sie.numbers-not-checked': () => ({
    sv: 'Filen har så många nummer att alla inte kunde prövas mot varandra.',
    en: 'The file has so many numbers that not all could be checked against each other.',
  }),
  'sie.added-without-twin': ({ voucher, account }) => ({
    sv: `Verifikation ${text(voucher)}: den tillagda raden på konto ${text(account)} saknar sin motsvarighet bland raderna.`,
    en: `Voucher ${text(voucher)}: the row added on account ${text(account)} has no counterpart among the rows.`,
  }),
  'sie.year-form': ({ found }) => ({
    sv: `Räkenskapsåret "${text(found)}" går inte att läsa; det är utelämnat.`,
    en: `The financial year "${text(found)}" cannot be read; it is left out.`,
  }),
  'sie.own-year-form': ({ found }) => ({
    sv: `Filens räkenskapsår "${text(found)}" är inget år som kan finnas. Rätta raden i källan och läs in filen igen.`,
    en: `The file's financial year "${text(found)}" is none that there can be. Correct the line at the source and read the file in again.`,
  }),
  'sie.own-year-twice': ({ found }) => ({
    sv: `Filen anger sitt räkenskapsår en gång till, med andra dagar (${text(found)}). Läs in ett år per fil.`,
    en: `The file states its financial year a second time, with other days (${text(found)}). Read in one year per file.`,
  }),
  'sie.year-end-moved': ({ found, read }) => ({
    sv: `Året slutar ${text(found)}, en dag som inte finns; ${day(read)} är taget.`,
    en: `The year ends on ${text(found)}, a day that there is not; ${day(read)} was taken.`,
  }),
  'sie.year-missing': () => ({
    sv: 'Filen anger inte sitt räkenskapsår (#RAR 0). Den läggs till och kan inte stå för hela året.',
    en: 'The file does not tell its financial year (#RAR 0). It is added and cannot stand for the whole year.',
  }),
  'sie.month-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är ingen period (ÅÅÅÅMM); saldot är utelämnat.`,
    en: `"${text(found)}" is no period (YYYYMM); the balance is left out.`,
  }),
  'sie.fields-swapped': ({ label }) => ({
    sv: `${text(label)} har konto och period i omvänd ordning.`,
    en: `${text(label)} has account and period the other way round.`,
  }),
  'sie.balance-not-stated': ({ account, actual }) => ({
    sv: `Konto ${text(account)} har verifikationer om ${svKronor(actual)} men varken #UB eller #RES.`,
    en: `Account ${text(account)} has vouchers of ${kronor(actual)} and neither #UB nor #RES.`,
  }),
  'sie.balance-twice': ({ label, account }) => ({
    sv: `${text(label)} finns flera gånger för konto ${text(account)}; den sista gäller.`,
    en: `${text(label)} stands more than once for account ${text(account)}; the last one counts.`,
  }),
  'sie.balance-differs': ({ account, expected, actual }) => ({
    sv: `Konto ${text(account)}: filen anger ${svKronor(expected)}, verifikationerna ger ${svKronor(actual)}.`,
    en: `Account ${text(account)}: the file states ${kronor(expected)}, the vouchers give ${kronor(actual)}.`,
  }),
  'sie.checksum-differs': ({ stated, computed }) => ({
    sv: `Kontrollsumman stämmer inte: filen anger ${text(stated)}, innehållet ger ${text(computed)}.`,
    en: `The checksum differs: the file states ${text(stated)}, its content gives ${text(computed)}.`,
  }),
  'sie.checksum-converted': ({ stated, computed }) => ({
    sv: `Kontrollsumman ${text(stated)} stämmer för texten i PC8 men inte för bytena som de ligger (${text(computed)}): filen har bytt teckenkodning efteråt.`,
    en: `The checksum ${text(stated)} holds for the text in PC8 and not for the bytes as they lie (${text(computed)}): the file was converted afterwards.`,
  }),
  'sie.checksum-not-opened': ({ stated }) => ({
    sv: `Kontrollsumman ${text(stated)} har ingen inledande #KSUMMA och kan inte prövas.`,
    en: `The checksum ${text(stated)} has no opening #KSUMMA and cannot be checked.`,
  }),
  'sie.checksum-opened-twice': () => ({ sv: '#KSUMMA öppnas två gånger.', en: '#KSUMMA is opened twice.' }),
  'sie.encoding-differs': ({ found, encoding }) => ({
    sv: `Filen säger sig vara ${text(found)} men är skriven i ${text(encoding)}.`,
    en: `The file says that it is ${text(found)} and is written in ${text(encoding)}.`,
  }),
  'sie.characters-lost': ({ count }) => ({
    sv: `${counted(count, 'tecken, troligen å, ä eller ö, var förlorat', 'tecken, troligen å, ä och ö, var förlorade')} redan i filen. Exportera den på nytt.`,
    en: `${counted(count, 'character, most likely å, ä or ö, was', 'characters, most likely å, ä and ö, were')} lost before the file came here. Export it again.`,
  }),
  'sie.characters-mangled': ({ found }) => ({
    sv: `Tecken är förvanskade av en felaktig omkodning ("${text(found)}"). Exportera filen på nytt.`,
    en: `Characters were mangled by a wrong conversion ("${text(found)}"). Export the file again.`,
  }),
};

/** What of a SIE 5 file was left aside. */
const xmlFindings: Messages = {
  'sie.xml-part-unread': ({ label, count }) => ({
    sv: `<${text(label)}> är inte inläst (${text(count)} st); filen är sparad som den kom.`,
    en: `<${text(label)}> was not taken in (${text(count)}); the file is kept as it came.`,
  }),
  'sie.xml-primary-year': () => ({
    sv: 'Inget räkenskapsår är märkt som filens eget; det senaste är taget.',
    en: "No financial year is marked as the file's own; the latest was taken.",
  }),
};

/** What a second pass over a file may find. */
const passes: Messages = {
  'sie.changed-while-read': ({ expected, found }) => ({
    sv: `Filen ändrades medan den lästes: först hade den ${counted(expected, 'verifikation', 'verifikationer')}, sedan ${text(found)}. Läs in den igen.`,
    en: `The file changed while it was read: first it had ${counted(expected, 'voucher', 'vouchers')}, then ${text(found)}. Take it in again.`,
  }),
};

/** What the writer could not say in SIE 4. */
const losses: Messages = {
  'sie.written-otherwise': ({ found, written }) => ({
    sv: `"${text(found)}" har tecken som SIE 4 saknar och är skrivet "${text(written)}".`,
    en: `"${text(found)}" has characters that SIE 4 lacks and was written "${text(written)}".`,
  }),
  'sie.written-cut': ({ found, most }) => ({
    sv: `"${text(found)}" är avkortat till ${text(most)} tecken.`,
    en: `"${text(found)}" was cut to ${text(most)} characters.`,
  }),
  'sie.written-not': ({ label, found }) => ({
    sv: `${text(label)} för konto ${text(found)} kan inte skrivas utan period och är utelämnad.`,
    en: `${text(label)} of account ${text(found)} cannot be written without a period and is left out.`,
  }),
};

/** Every sentence of the reader and writer of SIE, by code. */
export const messages: Messages = { ...faults, ...xmlFaults, ...findings, ...xmlFindings, ...passes, ...losses };

/** The sentence for a code. Throws RangeError for one that has none. */
export function sentenceOf(code: string, details: ErrorDetails): Sentence {
  const sentence = messages[code];
  if (!sentence) throw new RangeError(`No sentence for ${code}`);
  return sentence(details);
}
