/** Amounts over time. */
export const chart = {
  as: 'Visa som',
  chart: 'Diagram',
  table: 'Tabell',
  /** What an axis is told in, by how many noughts it leaves out. */
  units: {
    0: (currency: string) => (currency === 'SEK' ? 'kr' : currency),
    3: (currency: string) => (currency === 'SEK' ? 'tkr' : `tusen ${currency}`),
    6: (currency: string) => (currency === 'SEK' ? 'mnkr' : `miljoner ${currency}`),
  },
};
