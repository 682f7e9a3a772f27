/** Amounts over time. */
export const chart = {
  as: 'Show as',
  chart: 'Chart',
  table: 'Table',
  /** What an axis is told in, by how many noughts it leaves out. */
  units: {
    0: (currency: string) => currency,
    3: (currency: string) => `${currency} thousand`,
    6: (currency: string) => `${currency} million`,
  },
};
