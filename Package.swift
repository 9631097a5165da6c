// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// `@_lifetime`, which a type of ours needs to hand out a `Span` of its own bytes.
let lifetimes: [SwiftSetting] = strict + [.enableExperimentalFeature("Lifetimes")]

let package = Package(
    name: "oneagent-emulator",
    products: [
        .executable(name: "oneagent-emulator", targets: ["oneagent-emulator"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        // Floor by floor, from the ground up: a target imports only what stands above it here.
        .target(name: "CLinux"),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CivilTime", swiftSettings: strict),
        .target(name: "SystemCalls", swiftSettings: strict),
        .target(name: "ByteBuffers", swiftSettings: lifetimes),
        .target(name: "JSONParsing", dependencies: ["ByteBuffers"], swiftSettings: strict),
        .target(
            name: "HTTP1", dependencies: ["ByteBuffers", "CivilTime"], swiftSettings: strict),
        .target(
            name: "Sockets", dependencies: ["CLinux", "SystemCalls"], swiftSettings: strict),
        .target(name: "TLS", dependencies: ["ByteBuffers", "COpenSSL"], swiftSettings: strict),
        .target(
            name: "EventsAPI", dependencies: ["ByteBuffers", "CivilTime", "JSONParsing"],
            swiftSettings: strict),
        .target(
            name: "HTTPServer",
            dependencies: ["ByteBuffers", "CZlib", "HTTP1", "Sockets", "SystemCalls", "TLS"],
            swiftSettings: strict),
        .target(
            name: "Recording",
            dependencies: ["ByteBuffers", "CLinux", "EventsAPI", "JSONParsing", "SystemCalls"],
            swiftSettings: strict),
        .target(
            name: "Querying",
            dependencies: ["ByteBuffers", "EventsAPI", "JSONParsing", "Recording", "SystemCalls"],
            swiftSettings: strict),
        .target(
            name: "Verification", dependencies: ["ByteBuffers", "EventsAPI", "JSONParsing"],
            swiftSettings: strict),
        .target(
            name: "Emulator",
            dependencies: [
                "ByteBuffers", "EventsAPI", "HTTP1", "HTTPServer", "JSONParsing", "Querying",
                "Recording", "Sockets", "SystemCalls", "TLS",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "oneagent-emulator",
            dependencies: [
                "ByteBuffers", "Emulator", "EventsAPI", "JSONParsing", "Sockets", "SystemCalls",
                "Verification",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .testTarget(name: "ByteBuffersTests", dependencies: ["ByteBuffers"], swiftSettings: strict),
        .testTarget(
            name: "JSONParsingTests", dependencies: ["ByteBuffers", "JSONParsing"],
            swiftSettings: strict),
        .testTarget(
            name: "HTTP1Tests", dependencies: ["ByteBuffers", "HTTP1"], swiftSettings: strict),
        .testTarget(
            name: "SocketsTests", dependencies: ["Sockets", "SystemCalls"], swiftSettings: strict),
        // A client of HTTPS, for the tests of two rooms.
        .target(
            name: "TLSTesting", dependencies: ["COpenSSL", "TLS"], path: "Tests/TLSTesting",
            swiftSettings: strict),
        .testTarget(
            name: "TLSTests", dependencies: ["COpenSSL", "TLS", "TLSTesting"],
            swiftSettings: strict),
        .testTarget(
            name: "EventsAPITests", dependencies: ["ByteBuffers", "EventsAPI", "JSONParsing"],
            swiftSettings: strict),
        .testTarget(
            name: "HTTPServerTests",
            dependencies: [
                "ByteBuffers", "CZlib", "HTTP1", "HTTPServer", "Sockets",
                "SystemCalls", "TLS", "TLSTesting",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "RecordingTests",
            dependencies: ["ByteBuffers", "EventsAPI", "JSONParsing", "Recording", "SystemCalls"],
            swiftSettings: strict),
        .testTarget(
            name: "QueryingTests",
            dependencies: ["ByteBuffers", "EventsAPI", "JSONParsing", "Querying", "Recording"],
            swiftSettings: strict),
        .testTarget(
            name: "VerificationTests", dependencies: ["EventsAPI", "JSONParsing", "Verification"],
            swiftSettings: strict),
        .testTarget(
            name: "EmulatorTests",
            dependencies: [
                "ByteBuffers", "Emulator", "EventsAPI", "HTTP1", "HTTPServer", "JSONParsing",
                "Recording", "Sockets",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Emulator", "EventsAPI", "JSONParsing", "oneagent-emulator",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
    ]
)
