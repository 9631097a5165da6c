/// A request method (RFC 9110 9); methods are case-sensitive.
@usableFromInline
package enum RequestMethod: Equatable, Sendable {
    case get, head, post, put, delete, connect, options, trace, patch
    /// Any other token; its bytes are those of `RequestHead.methodRange`.
    case other

    init(_ name: Range<Int>, in bytes: Span<UInt8>) {
        self = .other
        switch name.count {
        case 3: decideAmongThree(name, bytes)
        case 4: decideAmongFour(name, bytes)
        case 5: decideAmongFive(name, bytes)
        case 6: if bytes.matches(name, "DELETE") { self = .delete }
        case 7: decideAmongSeven(name, bytes)
        default: break
        }
    }

    private mutating func decideAmongThree(_ name: Range<Int>, _ bytes: Span<UInt8>) {
        if bytes.matches(name, "GET") { self = .get }
        if bytes.matches(name, "PUT") { self = .put }
    }

    private mutating func decideAmongFour(_ name: Range<Int>, _ bytes: Span<UInt8>) {
        if bytes.matches(name, "POST") { self = .post }
        if bytes.matches(name, "HEAD") { self = .head }
    }

    private mutating func decideAmongFive(_ name: Range<Int>, _ bytes: Span<UInt8>) {
        if bytes.matches(name, "TRACE") { self = .trace }
        if bytes.matches(name, "PATCH") { self = .patch }
    }

    private mutating func decideAmongSeven(_ name: Range<Int>, _ bytes: Span<UInt8>) {
        if bytes.matches(name, "OPTIONS") { self = .options }
        if bytes.matches(name, "CONNECT") { self = .connect }
    }
}
