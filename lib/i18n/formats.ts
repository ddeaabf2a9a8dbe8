/** Named formats of dates and numbers, so that the same kind of value looks the same everywhere. */
export const formats = {
  dateTime: {
    /** 14 Mar 2026 */
    date: { day: "numeric", month: "short", year: "numeric" },
    /** 7 Nov */
    day: { day: "numeric", month: "short" },
    /** 14:32 */
    time: { hour: "2-digit", minute: "2-digit" },
  },
  number: {
    /** 11.8 % */
    rate: { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 },
    /** 84 */
    whole: { maximumFractionDigits: 0 },
  },
} as const;
