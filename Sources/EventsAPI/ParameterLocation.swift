/// The part of a request that a violation is about, as the error envelope names it (contract 3.4).
package enum ParameterLocation: String, Sendable {
    case header = "HEADER"
    case path = "PATH"
    case payloadBody = "PAYLOAD_BODY"
    case query = "QUERY"
}
