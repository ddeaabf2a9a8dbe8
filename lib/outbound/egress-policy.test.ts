import { describe, expect, it } from "vitest";
import { checkUrl, isAllowedAddress, makeEgressPolicy } from "@/lib/outbound/egress-policy";

const strict = makeEgressPolicy([], false);

describe("isAllowedAddress", () => {
  it.each(["8.8.8.8", "203.0.114.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])("lets the public internet through: %s", (address) =>
    expect(isAllowedAddress(address, strict)).toBe(true),
  );

  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "not an address",
    "1.2.3",
    "",
  ])("refuses %s", (address) => expect(isAllowedAddress(address, strict)).toBe(false));

  it("lets through what the operator allowed, and no more", () => {
    const policy = makeEgressPolicy(["127.0.0.0/8", "fd00::/8", "10.1.2.3"], false);
    expect(["127.0.0.1", "::ffff:127.0.0.1", "fd00::1", "10.1.2.3"].map((address) => isAllowedAddress(address, policy))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["10.1.2.4", "::1", "fe80::1"].map((address) => isAllowedAddress(address, policy))).toEqual([false, false, false]);
  });
});

describe("checkUrl", () => {
  const reason = (url: string, policy = strict) => {
    const checked = checkUrl(url, policy);
    return checked.ok ? "ok" : checked.reason;
  };
  it.each([
    ["https://hooks.example.com/in?a=1", "ok"],
    ["http://hooks.example.com/", "scheme"],
    ["ftp://hooks.example.com/", "scheme"],
    ["file:///etc/passwd", "scheme"],
    ["hooks.example.com", "malformed"],
    ["https://user:pass@hooks.example.com/", "credentials"],
    ["https://127.0.0.1/", "address"],
    ["https://2130706433/", "address"],
    ["https://0x7f.1/", "address"],
    ["https://0177.0.0.1/", "address"],
    ["https://127.1/", "address"],
    ["https://[::1]/", "address"],
    ["https://[::ffff:127.0.0.1]/", "address"],
    ["https://[64:ff9b::a9fe:a9fe]/", "address"],
    ["https://169.254.169.254/latest/meta-data", "address"],
    ["https://[fe80::1%25eth0]/", "malformed"],
  ])("%s: %s", (url, expected) => expect(reason(url)).toBe(expected));

  it("takes http where it is allowed", () => expect(reason("http://hooks.example.com/", makeEgressPolicy([], true))).toBe("ok"));
});

describe("our own inboxes", () => {
  const token = `in_${"aB3-_z".repeat(5)}xy`;
  const inbox = `/api/inbox/${token}`;
  const passes = (url: string, appUrl: string) => checkUrl(url, makeEgressPolicy([], false, appUrl)).ok;

  it.each([
    ["http://localhost:3000", `http://localhost:3000${inbox}`],
    ["http://localhost:3000/", `http://LOCALHOST:3000${inbox}`],
    ["http://127.0.0.1:3000", `http://127.0.0.1:3000${inbox}`],
    ["http://127.0.0.1:3000", `http://127.1:3000${inbox}`],
    ["http://10.1.2.3", `http://10.1.2.3:80${inbox}`],
    ["https://[::1]:8443", `https://[::1]:8443${inbox}`],
    ["https://Hooks.Example.com:443", `https://hooks.example.com${inbox}`],
    ["https://10.0.0.1/postrider", `https://10.0.0.1/postrider${inbox}`],
    ["http://10.1.2.3", `http://10.1.2.3.${inbox}`],
    // The very URL in another spelling: what is sent is the parsed one.
    ["http://10.1.2.3", `http://10.1.2.3/api/v1/../inbox/${token}`],
    ["http://10.1.2.3", `http:\\\\10.1.2.3\\api\\inbox\\${token}`],
  ])("whatever APP_URL is: %s lets %s through", (appUrl, url) => expect(passes(url, appUrl)).toBe(true));

  it.each([
    "http://10.1.2.3/",
    "http://10.1.2.3/api/inbox/",
    "http://10.1.2.3/api/inbox",
    `http://10.1.2.3/api/inbox/${token}x`,
    `http://10.1.2.3/api/inbox/${token.slice(0, -1)}`,
    `http://10.1.2.3/api/inbox/${token}/`,
    `http://10.1.2.3/api/inbox/${token}/../../v1/webhooks`,
    `http://10.1.2.3/api/inbox/${token}%2f..%2fv1`,
    `http://10.1.2.3/api/inbox/..%2f${token.slice(4)}`,
    `http://10.1.2.3/api/inbox//${token}`,
    `http://10.1.2.3/api/Inbox/${token}`,
    `http://10.1.2.3/api%2Finbox/${token}`,
    `http://10.1.2.3//api/inbox/${token}`,
    `http://10.1.2.3${inbox}?a=1`,
    `http://10.1.2.3${inbox}#a`,
    `http://10.1.2.3${inbox}%0a`,
    `http://10.1.2.3${inbox}%00`,
    `http://user@10.1.2.3${inbox}`,
    `http://user:pass@10.1.2.3${inbox}`,
    `http://10.1.2.3:81${inbox}`,
    `http://10.1.2.4${inbox}`,
    `https://10.1.2.3${inbox}`,
    `ws://10.1.2.3${inbox}`,
    `http://10.1.2.3.example.com${inbox}`,
    `http://10.1.2.3@169.254.169.254${inbox}`,
    `http://169.254.169.254/?http://10.1.2.3${inbox}`,
  ])("nothing else gets through by it: %s", (url) => expect(passes(url, "http://10.1.2.3")).toBe(false));

  it("without APP_URL there are none", () => expect(checkUrl(`http://10.1.2.3${inbox}`, strict).ok).toBe(false));
});
