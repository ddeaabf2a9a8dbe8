import PortalLayout from "@/app/(portal)/layout";

/** Pages of the portal that fill the window: the same frame, without the head and tabs of what they belong to. */
export default PortalLayout;
