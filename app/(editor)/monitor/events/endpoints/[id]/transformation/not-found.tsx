import EndpointNotFound from "@/app/(portal)/monitor/events/endpoints/[id]/not-found";

export default EndpointNotFound;
