/** What the app is called on the Inngest server. */
export const APP_ID = "postrider";
