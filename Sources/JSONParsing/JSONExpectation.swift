/// What a reader may meet next: three questions that are asked for each token, a bit each.
@usableFromInline
struct JSONExpectation: Equatable, Sendable {
    @usableFromInline let bits: UInt8

    @inlinable
    init(bits: UInt8) {
        self.bits = bits
    }

    @inlinable static var value: JSONExpectation { .init(bits: 0b0000) }
    @inlinable static var nameOrEnd: JSONExpectation { .init(bits: 0b0101) }
    @inlinable static var elementOrEnd: JSONExpectation { .init(bits: 0b0100) }
    @inlinable static var commaOrObjectEnd: JSONExpectation { .init(bits: 0b0011) }
    @inlinable static var commaOrArrayEnd: JSONExpectation { .init(bits: 0b0010) }
    @inlinable static var endOfText: JSONExpectation { .init(bits: 0b1000) }

    @inlinable var wantsName: Bool { bits & 0b0001 != 0 }
    @inlinable var wantsComma: Bool { bits & 0b0010 != 0 }
    /// Whether the container that was just opened may be closed at once.
    @inlinable var allowsEnd: Bool { bits & 0b0100 != 0 }
}
