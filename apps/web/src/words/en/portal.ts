const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

const untilText = (until: string | null) => (until === null ? '' : ` We have it through ${until}.`);

/** A company's own home. */
export const portal = {
  title: 'Home',
  things: (n: number) => (n === 0 ? 'Nothing to see to just now' : n === 1 ? 'One thing to see to' : `${NUMBERS[n] ?? n} things to see to`),
  before: (day: string) => `By ${day}`,
  whenYouCan: 'When you have the time',
  fileWanted: 'The books as a SIE file',
  fileFrom: (until: string) => `We have them through ${until}. Export the year from your bookkeeping program and hand the file over here.`,
  fileAny: 'Export the financial year from your bookkeeping program and hand the file over here.',
  chooseFile: 'Choose a file',
  handOver: 'Hand over a file',
  handOverText: 'Books as SIE, or a statement from the internet bank: camt, MT940, BgMax, CSV. The file is looked through first.',
  books: 'Your books',
  standings: {
    inOrder: (until: string | null) =>
      until === null ? 'The books are in order.' : `The books are fetched through ${until}, and are in order.`,
    fetching: (until: string | null) => `The books are being fetched just now.${untilText(until)}`,
    wantsFile: (until: string | null) => (until === null ? 'We need a file from you.' : `We need a new file from you.${untilText(until)}`),
    withFirm: (until: string | null) => `The firm is looking at the books. You need do nothing.${untilText(until)}`,
    nothing: (_until: string | null) => 'There are no books for these months yet.',
  },
  aFile: 'an imported file',
  fetched: (source: string, when: string) => `Last from ${source} ${when}.`,
  done: 'Done',
  noCompany: 'You are not connected to any company',
  noCompanyText: 'Ask your contact at the firm to connect you to your company.',
};
