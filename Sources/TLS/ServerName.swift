import Glibc

/// A name or address by which clients call a server, as its certificate holds it.
package struct ServerName: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case dns, address }

    let kind: Kind
    /// A name in lower case, or an address in its canonical form.
    package let text: String

    static let maximumBytes = 253
    private static let maximumLabelBytes = 63

    /// Reads an IPv4 or IPv6 address, the latter with or without brackets, or a DNS name.
    ///
    /// A name has labels of letters, digits and hyphens (RFC 1123 2.1), at most 253 bytes in all,
    /// and may begin with `*.`.
    ///
    /// - Returns: nil for all else; also for `*.` before a single label, which no client accepts.
    package init?(_ text: String) {
        if let address = Self.canonicalAddress(text) {
            (kind, self.text) = (.address, address)
            return
        }
        let name = text.lowercased()
        guard Self.isName(name) else { return nil }
        (kind, self.text) = (.dns, name)
    }

    private static func canonicalAddress(_ text: String) -> String? {
        // A C string would end at a zero byte.
        guard !text.utf8.contains(0) else { return nil }
        let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
        let v6 = isBracketed ? String(text.dropFirst().dropLast()) : text
        return canonical(v6, family: AF_INET6) ?? canonical(text, family: AF_INET)
    }

    private static func canonical(_ text: String, family: Int32) -> String? {
        var address = in6_addr()
        guard inet_pton(family, text, &address) == 1 else { return nil }
        var written = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(family, &address, &written, socklen_t(written.count)) != nil else {
            return nil
        }
        return written.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
    }

    private static func isName(_ name: String) -> Bool {
        guard name.utf8.count <= maximumBytes else { return false }
        var labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if labels.first?.elementsEqual("*".utf8) == true {
            labels.removeFirst()
            guard labels.count > 1 else { return false }
        }
        // Digits alone at the end are an address that went wrong.
        let isNumeric = labels.last?.allSatisfy { (0x30...0x39).contains($0) } ?? true
        return !isNumeric && labels.allSatisfy(isLabel)
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard (1...maximumLabelBytes).contains(label.count) else { return false }
        guard label.first != hyphen, label.last != hyphen else { return false }
        return label.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == hyphen
        }
    }
}

extension ServerName: CustomStringConvertible {
    package var description: String { text }
}
