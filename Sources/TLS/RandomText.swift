import COpenSSL

/// Text that nobody can guess.
package enum RandomText {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// So many characters of A to Z and 2 to 7, of five random bits each.
    package static func base32(count: Int) -> String {
        let letters = bytes(count: count).map { alphabet[Int($0 & 31)] }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Bytes of OpenSSL's generator. It traps when there is no randomness: nothing is secret then.
    static func bytes(count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        precondition(RAND_bytes(&bytes, Int32(count)) == 1, "the system gives no randomness")
        return bytes
    }
}
