/// How large a request head may be; what is larger is refused, whether it is whole or not.
package struct HeadLimits: Equatable, Sendable {
    /// Request line, fields and the empty lines around them; 431 beyond.
    package var maximumHeadBytes: Int
    /// Field lines, known or not; 431 beyond.
    package var maximumFields: Int
    /// The request target; 414 beyond.
    package var maximumTargetBytes: Int

    package init(
        maximumHeadBytes: Int = 32_768, maximumFields: Int = 100, maximumTargetBytes: Int = 8_192
    ) {
        self.maximumHeadBytes = maximumHeadBytes
        self.maximumFields = maximumFields
        self.maximumTargetBytes = maximumTargetBytes
    }

    /// Methods above this are no methods anybody meant; 501 beyond (RFC 9112 3).
    static let maximumMethodBytes = 32
    /// Empty lines that may precede the request line (RFC 9112 2.2); 400 beyond.
    static let maximumEmptyLines = 4
}
