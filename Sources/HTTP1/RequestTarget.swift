import ByteBuffers

/// What a request is for (RFC 9112 3.2), read leisurely; the way of an accepted event needs only
/// `isPath`.
///
/// Dot segments are kept as they are: nothing is served from a tree that they could leave.
package struct RequestTarget: Equatable, Sendable {
    /// The forms of RFC 9112 3.2.1 to 3.2.4.
    package enum Form: Equatable, Sendable {
        case origin, absolute, authority, asterisk
    }

    package let form: Form
    /// In absolute-form and authority-form: host and port, which take the place of `Host`.
    package private(set) var authority: String?
    /// Percent-decoded, but for an escaped slash, which stays `%2F`; empty without a path.
    package private(set) var path = ""
    /// What stands between the slashes of the path, percent-decoded.
    package private(set) var segments: [String] = []
    /// What stands behind the question mark, as it came.
    package private(set) var query: String?

    /// Reads the bytes that `RequestHead.target` denotes.
    package init(_ target: Span<UInt8>, method: RequestMethod) throws(RequestTargetError) {
        let text = String(target)
        if text.contains("#") { throw .fragment }
        if method == .connect {
            form = .authority
            try takeAuthority(text)
        } else if text == "*", method == .options {
            form = .asterisk
        } else if text.hasPrefix("/") {
            form = .origin
            try takePath(text[...])
        } else {
            form = .absolute
            try takeURL(text)
        }
    }

    private mutating func takeURL(_ text: String) throws(RequestTargetError) {
        let schemes = ["http://", "https://"]
        let lowered = text.lowercased()
        guard let scheme = schemes.first(where: { lowered.hasPrefix($0) }) else { throw .malformed }
        let rest = text.dropFirst(scheme.count)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        try takeAuthority(String(rest[..<end]))
        let path = rest[end...]
        try takePath(path.hasPrefix("/") ? path : "/" + path)
    }

    /// RFC 9110 4.2.1 and 4.2.4: the host must not be empty, and there is no user information.
    private mutating func takeAuthority(_ text: String) throws(RequestTargetError) {
        let bytes = text.utf8.span
        guard HostSyntax.isValid(0..<bytes.count, in: bytes), !text.isEmpty, !text.hasPrefix(":")
        else { throw .invalidAuthority }
        authority = text
    }

    private mutating func takePath(_ text: Substring) throws(RequestTargetError) {
        let end = text.firstIndex(of: "?") ?? text.endIndex
        query = end == text.endIndex ? nil : String(text[text.index(after: end)...])
        let raw = text[..<end].dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for segment in raw {
            guard let decoded = PercentEncoding.decode(segment.utf8) else { throw .invalidEscape }
            segments.append(decoded)
        }
        path = segments.reduce(into: "") { path, segment in
            path +=
                "/"
                + segment.split(separator: "/", omittingEmptySubsequences: false)
                .joined(separator: "%2F")
        }
    }
}

extension RequestTarget {
    /// Whether the target is exactly this path, with a query or without.
    ///
    /// Escapes and the absolute form are not understood here: a target that this refuses may
    /// still name the same path.
    package static func isPath(
        _ bytes: Span<UInt8>, _ target: Range<Int>, _ path: StaticString
    ) -> Bool {
        let end = target.lowerBound &+ path.utf8CodeUnitCount
        guard end <= target.upperBound, bytes.matches(target.lowerBound..<end, path) else {
            return false
        }
        if end == target.upperBound { return true }
        // What has a fragment is no target at all.
        return bytes[end] == UInt8(ascii: "?")
            && (end..<target.upperBound).allSatisfy { bytes[$0] != UInt8(ascii: "#") }
    }
}
