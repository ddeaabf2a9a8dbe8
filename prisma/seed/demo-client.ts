/** The invented customer that local mode shows things with. Recognised later by its user's e-mail. */
export const DEMO_CLIENT = { name: "Brackenfield Lending" };
export const DEMO_USER = { email: "demo@postrider.local", name: "Robin Sayers" };
export const DEMO_COMPANIES = [
  { name: "Harbour Lane Bakery", description: "Two shops and a wholesale kitchen", tags: { region: "uk", tier: "gold" } },
  { name: "Atelier Dubreuil", description: "Furniture made to measure", tags: { region: "fr", tier: "silver" } },
  { name: "Kestrel Cycle Works", description: "Repairs and rentals", tags: { region: "uk", tier: "bronze" } },
];
/** The keys in demo.json; a start that has lost that file revokes the earlier ones of these names. */
export const DEMO_KEYS = { client: "Demo key", operator: "Demo operator key" } as const;
