"use client";

import { ApiReferenceReact } from "@scalar/api-reference-react";
import { useMemo } from "react";
import { useAccessibleReference } from "./use-accessible-reference";
import "@scalar/api-reference-react/style.css";
import "./reference-theme.css";

interface RenderedReferenceProps {
  /** OpenAPI 3.1. */
  document: Record<string, unknown>;
  locale: string;
  theme: "light" | "dark";
  /** Names the buttons that copy an example. */
  copyLabel: string;
}

/** Scalar with everything of its own switched off that would call elsewhere, or that the portal has already. */
export function RenderedReference({ document, locale, theme, copyLabel }: RenderedReferenceProps) {
  const configuration = useMemo(
    () => ({
      content: document,
      localization: { locale },
      theme: "none" as const,
      forceDarkModeState: theme,
      hideDarkModeToggle: true,
      withDefaultFonts: false,
      telemetry: false,
      agent: { disabled: true },
      mcp: { disabled: true },
      showDeveloperTools: "never" as const,
      hideClientButton: true,
      documentDownloadType: "none" as const,
      searchHotKey: "j" as const,
      defaultHttpClient: { targetKey: "shell", clientKey: "curl" } as const,
      authentication: { preferredSecurityScheme: "bearer" },
      persistAuth: false,
    }),
    [document, locale, theme],
  );
  const container = useAccessibleReference(copyLabel);
  return (
    <div ref={container} className="api-reference">
      <ApiReferenceReact configuration={configuration} />
    </div>
  );
}
