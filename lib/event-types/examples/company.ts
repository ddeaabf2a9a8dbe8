const id = "c2b7d1a4-6e58-4f0b-9a37-1d84e5f6a920";

/** A company as `payload.referenceCompany` shows it. */
export const exampleReferenceCompany = {
  id,
  name: "Harbour Lane Bakery",
  description: "Customer 20418",
  links: { portal: `https://portal.example.com/companies/${id}` },
  tags: { region: "uk", tier: "growth" },
};

/** The same company by itself. */
export const exampleCompany = {
  id,
  name: "Harbour Lane Bakery",
  description: "Customer 20418",
  redirect: `https://link.example.com/company/${id}`,
  lastSync: null,
  created: "2026-03-09T14:05:20.000Z",
  createdByUserName: "Ines Carvalho",
  products: ["expenses"],
  tags: { region: "uk", tier: "growth" },
};
