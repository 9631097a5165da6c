import Testing

@testable import Recording

@Suite struct LockHolderTests {
    static let locks = """
        1: POSIX  ADVISORY  WRITE 11 fe:00:77 0 EOF
        2: -> FLOCK  ADVISORY  WRITE 12 fe:00:77 0 EOF
        3: FLOCK  ADVISORY  WRITE 0 fe:00:79 0 EOF
        4: FLOCK  ADVISORY  WRITE 13 08:01:77 0 EOF
        5: FLOCK  ADVISORY  WRITE 14 fe:00:77 0 EOF
        6: OFDLCK ADVISORY  WRITE -1 fe:00:78 0 EOF
        broken
        """

    @Test(arguments: [
        (0xFE00 as UInt64, 77 as UInt64, 14 as Int32?), (0x0801, 77, 13), (0x1234, 77, 14),
        (0xFE00, 78, nil), (0xFE00, 79, nil), (0xFE00, 80, nil),
    ])
    func `the holder is found by device and inode`(
        device: UInt64, inode: UInt64, holder: Int32?
    ) {
        #expect(LockHolder.process(in: Self.locks, device: device, inode: inode) == holder)
    }
}
