/** Amounts over time. */
export const chart = {
  as: 'Show as',
  chart: 'Chart',
  table: 'Table',
  /** What an axis is told in, by how many noughts it leaves out. */
  units: {
    0: (currency: string) => currency,
    3: (currency: string) => `k${currency}`,
    6: (currency: string) => `m${currency}`,
  },
};
