/// One thing that is wrong with an event, or surely not meant.
package struct Finding: Sendable, Equatable {
    package var rule: Rule
    /// The JSON Pointer of what is wrong; of the object that lacks it for a missing member.
    package var pointer: String
    /// The vendor's path: a member's name, `properties.` and a key, a header's name, or nothing
    /// for the body as a whole (contract 0.5).
    package var path: String
    package var location: ParameterLocation = .payloadBody
    /// Where in the body: the first byte of the offending value; of the key for a rule about a
    /// key; of the object's opening brace for a missing member.
    package var offset: Int
    /// The text that the API would answer.
    package var message: String
}
