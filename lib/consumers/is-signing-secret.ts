const SECRET_BASE64 = /^(whsec|whsk)_((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/;

/** Whether it is `whsec_` and the base64 of 24 to 64 bytes, or `whsk_` and that of an Ed25519 key, as Standard Webhooks has them. */
export function isSigningSecret(key: string): boolean {
  const [, kind, base64] = SECRET_BASE64.exec(key) ?? [];
  if (base64 === undefined) return false;
  const bytes = (base64.length / 4) * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
  return kind === "whsk" ? bytes === 32 || bytes === 64 : bytes >= 24 && bytes <= 64;
}
