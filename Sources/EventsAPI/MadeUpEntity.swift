import ByteBuffers

/// The one entity that a selector stands for while there is no inventory: always the same for the
/// same text (contract 0.5).
package enum MadeUpEntity {
    /// Its id. The selector has just read `text`, which is decoded, and has a type.
    package static func id(of selector: borrowing EntitySelector, in text: Span<UInt8>) -> String {
        var id = ByteBuffer(capacity: 64)
        appendID(type: text.extracting(selector.type ?? 0..<0), of: text, to: &id)
        return String(id.span)
    }

    static func appendID(
        type: Span<UInt8>, of selector: Span<UInt8>, to ids: inout ByteBuffer
    ) {
        var hash = FNV1a()
        hash.combine(selector)
        for place in type.indices { ids.append(type[place].upperCased) }
        ids.append(UInt8(ascii: "-"))
        ids.append(hexadecimal: hash.value, digits: 16, isUpperCase: true)
    }
}

extension UInt8 {
    /// The byte, as a capital if it is a small ASCII letter.
    fileprivate var upperCased: UInt8 {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= self ? self & ~0x20 : self
    }
}
