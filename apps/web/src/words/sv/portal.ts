const NUMBERS = ['Inga', 'En', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex', 'Sju', 'Åtta', 'Nio', 'Tio', 'Elva', 'Tolv'];

const untilText = (until: string | null) => (until === null ? '' : ` Vi har den till och med ${until}.`);

/** A company's own home. */
export const portal = {
  title: 'Hem',
  things: (n: number) => (n === 0 ? 'Inget att ordna just nu' : n === 1 ? 'En sak att ordna' : `${NUMBERS[n] ?? n} saker att ordna`),
  before: (day: string) => `Senast ${day}`,
  whenYouCan: 'När du hinner',
  fileWanted: 'Bokföringen som SIE-fil',
  fileFrom: (until: string) => `Vi har den till och med ${until}. Exportera året ur ditt bokföringsprogram och lämna filen här.`,
  fileAny: 'Exportera räkenskapsåret ur ditt bokföringsprogram och lämna filen här.',
  chooseFile: 'Välj fil',
  handOver: 'Lämna en fil',
  handOverText: 'Bokföring som SIE, eller ett kontoutdrag från internetbanken: camt, MT940, BgMax, CSV. Filen granskas först.',
  books: 'Din bokföring',
  standings: {
    inOrder: (until: string | null) =>
      until === null ? 'Bokföringen är i ordning.' : `Bokföringen är hämtad till och med ${until} och är i ordning.`,
    fetching: (until: string | null) => `Bokföringen hämtas just nu.${untilText(until)}`,
    wantsFile: (until: string | null) => (until === null ? 'Vi behöver en fil av dig.' : `Vi behöver en ny fil av dig.${untilText(until)}`),
    withFirm: (until: string | null) => `Byrån ser över bokföringen. Du behöver inte göra något.${untilText(until)}`,
    nothing: (_until: string | null) => 'Det finns ingen bokföring för de här månaderna än.',
  },
  aFile: 'en inläst fil',
  fetched: (source: string, when: string) => `Senast från ${source} ${when}.`,
  done: 'Klart',
  noCompany: 'Du är inte kopplad till något företag',
  noCompanyText: 'Be din kontakt på byrån att koppla dig till ditt företag.',
};
