import type { Syntax } from "@/components/display/highlight-code";

/** Languages with an example, in the order they are offered. */
export const LANGUAGES = ["javascript", "python", "csharp", "go", "java", "rust", "kotlin", "ruby", "php", "cli"] as const;
export type Language = (typeof LANGUAGES)[number];

interface LanguageFacts {
  /** Its name, the same in every human language. */
  label: string;
  /** What installs the libraries of the example; null where it needs none. */
  install: string | null;
  syntax: Syntax;
}

export const LANGUAGE_FACTS: Record<Language, LanguageFacts> = {
  javascript: {
    label: "JavaScript",
    install: "npm install svix",
    syntax: { comment: "//", keywords: "import from const new async await for of try catch" },
  },
  python: {
    label: "Python",
    install: "pip install svix flask",
    syntax: { comment: "#", keywords: "import from def try except return" },
  },
  csharp: {
    label: "C#",
    install: "dotnet add package Svix",
    syntax: { comment: "//", keywords: "using var new async await try catch return" },
  },
  go: {
    label: "Go",
    install: "go get github.com/svix/svix-webhooks/go",
    syntax: { comment: "//", keywords: "package import func if nil return" },
  },
  java: {
    label: "Java",
    install: "com.svix:svix",
    syntax: { comment: "//", keywords: "import public class static void throws var new try catch" },
  },
  rust: {
    label: "Rust",
    install: "cargo add svix axum tokio --features tokio/full",
    syntax: { comment: "//", keywords: "use async fn let match await" },
  },
  kotlin: {
    label: "Kotlin",
    install: "com.svix.kotlin:svix-kotlin",
    syntax: { comment: "//", keywords: "import fun val try catch" },
  },
  ruby: {
    label: "Ruby",
    install: "gem install svix sinatra puma",
    syntax: { comment: "#", keywords: "require do begin rescue end" },
  },
  php: {
    label: "PHP",
    install: "composer require svix/svix",
    syntax: { comment: "//", keywords: "php require use new try catch" },
  },
  cli: {
    label: "CLI",
    install: null,
    syntax: { comment: "#", keywords: "case in esac cat printf echo exit openssl tr od" },
  },
};
