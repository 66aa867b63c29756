// At the address that it had first: whoever speaks with a frame without the script may have it from there.
export * from "./host/protocol.js";
