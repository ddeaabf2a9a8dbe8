"use client";

import "./globals.css";

/** When even the frame failed there is no message catalogue to speak from: it brings its few words itself. */
export default function GlobalError({ reset }: { reset: () => void }) {
  const french = typeof navigator !== "undefined" && navigator.language.startsWith("fr");
  const words = french
    ? { lang: "fr", title: "Cette page n’a pas pu être chargée", retry: "Réessayer" }
    : { lang: "en", title: "This page could not be loaded", retry: "Try again" };
  return (
    <html lang={words.lang}>
      <body className="p-16">
        <h1 className="mb-4 text-16 font-semibold">{words.title}</h1>
        <button type="button" onClick={reset} className="h-8 rounded-r3 border border-line-strong px-3 text-13 font-medium">
          {words.retry}
        </button>
      </body>
    </html>
  );
}
